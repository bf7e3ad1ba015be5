# What the page says in finding, sharing, printing and downloading, and in its first tour; fetched with that part.
