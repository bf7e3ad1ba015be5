# Import: address registers and locating by address.
