"""The review page: a local web application over the queue. `outputs.review.application` is the door."""
