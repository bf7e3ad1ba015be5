# What the server says to who asks for too much, and what it counts about itself.

problem-too-many = Too many requests
problem-too-many-detail = Too many requests came from this address in a short time. Wait for as long as the Retry-After header says and ask again.
metric-requests-total = Answers by route and class of status.
metric-answer-bytes-total = Bytes sent of answers' bodies by route.
metric-head-seconds = Seconds to the head of an answer by route.
metric-connections = Connections that are open.
metric-chunks-total = Pieces of answers that were made.
metric-event-streams = Event streams that are open.
metric-exports = Large answers that are being read.
metric-cache-hits-total = Requests answered from the cache.
metric-cache-misses-total = Requests that the cache did not have.
metric-release = Number of the release that is served.
metric-log-lines-lost-total = Lines missing from the log.
serve-metrics = Counters may be read here: { $url }
basemap-unreadable = The basemap { $file } cannot be read: { $fault }
basemap-no-archive = The basemap { $file } is neither PMTiles nor MBTiles.
basemap-version = The basemap { $file } is PMTiles of version { $version }; version 3 is read.
basemap-compression = The basemap { $file } is compressed by something other than gzip. Convert it to gzip.
basemap-form = The tiles of the basemap { $file } are neither vector tiles (MVT) nor PNG, JPEG or WebP images.
basemap-empty = The basemap { $file } has no tiles.
basemap-damaged = The basemap { $file } is damaged or cut short ({ $fault }). Copy it anew.
date-long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
first-noscript = The map needs JavaScript. The same numbers are in tables too:
first-tables = tables and downloads
first-no-map = The map needs JavaScript.
