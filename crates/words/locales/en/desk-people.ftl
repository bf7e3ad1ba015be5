# People, tokens and one's own account at the desk: why something is not done.

desk-error-wanted = First do what is still to do here: choose a password of your own, or set up a second factor.
desk-error-wrong-password = The password is wrong.
desk-error-wrong-code = The code is wrong. Look at the newest one, and whether the clock of the telephone is right.
desk-error-not-offered = The second factor was begun in another session, or began anew. Begin once more.
desk-error-weak-short = A password has at least { $count } characters. Several words are easy to remember; signs and digits are not needed.
desk-error-weak-long = A password has at most { $count } bytes.
desk-error-weak-name = The password is hardly more than the name of the account. Take another one.
desk-error-weak-common = The password is one of the commonest. Take another one.
desk-error-weak-same = This is the password that is to be replaced. Take another one.
desk-error-mail = This is no mail address that notices could go to, such as anna@mintafalva.example.
desk-error-name = A name has 1 to 64 letters, digits, “.”, “-”, “_” or “@”, and begins with a letter or digit.
desk-error-taken = There is an account { $name } already. A name stays its own also when it is disabled.
desk-error-needs-organisation = This role needs an organisation that the person works for.
desk-error-no-role = An account has one role at least. Whoever needs none any more is disabled.
desk-error-no-second-right = The right to records goes with the role of the analyst alone.
desk-error-no-grant = This person does not have this role any more. Refresh the page.
desk-error-own = Nobody does this for themselves. Another administrator can.
desk-error-asked = You have asked for this already. Another administrator of the municipality gives it.
desk-error-last-administrator = The municipality { $tenant } would be left without an administrator.
desk-error-elsewhere = This person has roles in other municipalities, too: you may give and take roles in your own, and no more.
desk-error-needs-factor = Whoever comes to people's data or gives others roles, and has no second factor, gets a new password from the operator alone.
desk-error-scope = This is no scope of a token, such as public:25104:* or gis:25104:elders-alone-hex9.
desk-error-expiry = A token works on its last day still, and that day is within a year and not in the past.
desk-error-label = A name has 1 to 100 characters, all on one line.
