# What the page says where two dates or two topics are compared, and in its charts; fetched with that part.
