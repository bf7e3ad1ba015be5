# Ways between the pages of the desk, names in lists, and whom a new entry is for.

desk-ways-menu = Menu
desk-ways-registers = Registers
desk-new-others = Another new entry
desk-to-choose = Choose who is to deal with it…
desk-to-reported = Recipient
desk-to-reported-hint = Whose inbox it goes to. It is whoever got the last one; change it where it should be another.
desk-map-method = How hot spots are found
desk-map-method-gi = neighbourhood by neighbourhood (Gi*)
desk-map-method-scan = the circles that stand out most (scan)
desk-spot-sure = { $share }% sure
desk-organisation-of = { $organisation } ({ $tenant })
desk-audit-register = register: { $register }
desk-object-of-household = households
desk-object-of-person = persons
desk-map-more = More settings
desk-look-nearest = The nearest, as the crow flies:
desk-to-own = Whose it becomes: { $organisation } ({ $tenant })
desk-object-of-signal = Signal
desk-object-of-alert = Alert
desk-object-of-individual_plan = Individual plan
