# What is said of a filter, an order or a choice of properties that cannot be used.

query-too-long = The filter is too long: at most { $most } bytes.
query-too-deep = The filter has too many levels inside each other { $at }: at most { $most }.
query-too-much = The filter asks too much at once: at most { $most } conditions, values and positions. Leave some of them out.
query-syntax = The filter cannot be read { $at }: expected { $wanted }, found “{ $found }”.
query-syntax-end = The filter cannot be read { $at }: expected { $wanted }, but it ends there.
query-unknown = There is no property “{ $name }”. There are: { $known }.
query-kind = “{ $name }” is { $kind }, so it cannot be used with “{ $found }”.

query-at-character = at character { $nth }
query-at-pointer = at { $path }

query-wanted-condition = a condition
query-wanted-operator = a comparison
query-wanted-value = a value
query-wanted-text = a text in single quotes
query-wanted-number = a number
query-wanted-property = the name of a property
query-wanted-moment = a date, a time or an interval
query-wanted-date = a date such as 2024-01-31, or a time such as 2024-01-31T12:00:00Z
query-wanted-geometry = a geometry
query-wanted-position = longitude and latitude in degrees (for other coordinates name filter-crs)
query-wanted-ring = a closed ring of at least four positions
query-wanted-function = a function that is known here
query-wanted-end = the end of the filter
query-wanted-json = a CQL2 JSON document
query-wanted-arguments = { $count } arguments

query-kind-string = a text
query-kind-number = a number
query-kind-integer = a whole number
query-kind-date = a date
query-kind-geometry = a geometry
