"""The targets of a month over its weeks, and the prospects named for them."""
