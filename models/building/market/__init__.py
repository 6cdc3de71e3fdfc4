"""The demand index and pay of every department and occupation.

Surveys and notices become plain tables of whole numbers (`people`, `posts`); Ibis expressions
count them in DuckDB or Spark (`engine`, `counting`); small exact sums are then turned into
estimates in plain Python (`structure`, `employment`, `demand`, `pay`), always in the same order.
So both engines give the same bytes.
"""
