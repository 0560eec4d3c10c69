"""Which place a document's 全市, 我县 and 全区 speak of: its home.

`evidence` weighs each name by where it stands (`title`, source, dateline, office, first words), `kinds` tells what the
text calls its own, `elsewhere` which names are of others; `locate` decides, by way of `provinces`, `counties`, `towns`.
Where the article says nothing, `site` asks the lines above it and the host.
"""

from extractors.home.locate import locate_document
from extractors.home.site import locate_masthead, place_of_host

__all__ = ["locate_document", "locate_masthead", "place_of_host"]
