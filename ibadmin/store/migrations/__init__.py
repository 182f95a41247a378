"""How a store grows: forward only, and never without being asked."""
