"""The one place of the version: the package's, and the extractor's that every stored row names."""

VERSION = "0.1.0"
