"""The product as production runs it, on servers of its own, to be broken on purpose.

Everything listens on this computer only, on ports that nobody uses, and is stopped by the number
of its process. What happens by chance follows FAULT_SEED, which is printed: the same seed makes
the same choices again.
"""
