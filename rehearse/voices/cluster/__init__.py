"""Sentences said by the workers of a Dask cluster; script, cache, timing and publishing stay with the one who asked."""
