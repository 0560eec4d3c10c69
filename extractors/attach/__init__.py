"""Ties every number of running text to its measure, role, stage, region, period and class, as a reader does.

A sentence is read from left to right. The words between one number and the next are the next one's *field*; what its own
clause does not say is taken from the statement before it, from the paragraph's or the document's main statement, in that
order, and dropped where a reader drops it (`；` closes an `其中`, `全市` ends a county, a heading ends a plan).

`reading` walks through the document and makes the statements; `memory` holds what goes on from one to the next. Each rule
stands with its subject: `mentions` what one sentence speaks of, `headings` what titles and headings say of all below them,
`carry` what a sentence takes over and leaves behind, `ceremony` the day that is told of, `year` what an undated text is
of, `behind` a time told behind its figures, `parts` amounts that add up to one told before, `periods`, `regions` and `aims`
of what time and place a number is and whether it is planned. `counts`, `amounts`, `rates` and `lists`, beside this
package, read the numbers themselves.
"""

from __future__ import annotations

from extractors.attach.reading import Reading

__all__ = ["Reading"]
