"""The shipped weights of the evidence, (groups, kinds + constant), in the order of ``KINDS``.

Groups: codes without a coding, with one to five, with more. Made by
``tests/evaluation/fit_weights.py`` from simulated sessions on the three development sets, which
count alike; two of them, measured with weights made without them, lose nothing.
"""

ALONE = (
    (3.42, 1.28, 1.50, 3.00, 2.38, -0.32, 0.00, -2.64),
    (4.27, 2.71, 5.08, 3.00, -0.44, 3.92, 0.00, -3.31),
    (4.12, 2.30, -0.64, 3.39, -0.24, 0.72, 0.00, -3.47),
)
"""For a passage whose neighbours the coder has not been to."""

READING = (
    (2.28, 1.77, 2.30, 3.30, 1.50, 0.15, 4.47, -4.24),
    (3.41, 3.43, 5.34, 3.30, 0.51, 1.71, 3.03, -4.23),
    (2.98, 2.67, -0.72, 3.59, -0.84, 0.37, 1.80, -3.91),
)
"""For a passage just below coded or read ones."""
