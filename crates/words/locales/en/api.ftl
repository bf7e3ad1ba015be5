# What the public interface says: its pages for people and its errors.

## Pages

api-title = Gócpont: open data
api-welcome = Maps of social needs in { $place }: the same numbers as on the map, for other programs.
api-open-map = Open the map
api-collections = Collections
api-collections-about = Each collection is one topic in one division of the area.
api-conformance = Standards that this interface follows
api-definition = Definition of the interface (OpenAPI)
api-items = Data (GeoJSON)
api-tiles = Map tiles
api-matrix-sets = Tile matrix sets
api-matched = { $count } features
api-previous = Previous page
api-next = Next page
api-item = One feature
api-queryables = What may be asked of features
api-schema = What features say
api-styles = Styles of layers
api-column-title = Title
api-column-id = Id
api-synthetic = Synthetic data: no real person is behind any number.
api-release = Release no. { $number }, published on { $date }.
api-licence = Licence: { $licence }
api-contact = Contact: { $contact }
api-as-json = This page as JSON
api-privacy = Small numbers are merged with those of their neighbourhood or withheld, so that nobody can be recognised.

## Errors

problem-not-found = Not found
problem-not-found-detail = There is nothing at “{ $what }”. The list of collections names everything there is.
problem-bad-parameter = A parameter cannot be used
problem-bad-parameter-detail = The parameter “{ $name }” has the value “{ $value }”. Allowed: { $expected }.
problem-unknown-parameter-detail = There is no parameter “{ $name }” here. Allowed: { $expected }.
problem-method-not-allowed = This method is not allowed
problem-method-not-allowed-detail = The public data can only be read: use GET or HEAD.
problem-not-acceptable = None of the asked formats is available
problem-too-large = The request is too large
problem-too-large-detail = The address or the headers of the request are too long.
problem-body-detail = A request for public data has no body.
problem-timeout = The answer took too long
problem-timeout-detail = Ask for a smaller part, or try again later.
problem-busy = Too many requests at once
problem-busy-detail = Please try again in a few seconds.
problem-internal = Something went wrong on our side
problem-internal-detail = The error is in the log of the server. Please try again later.
