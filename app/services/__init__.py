"""The use cases, a file per feature: plain values in, frozen rows out."""
