# Import: KoboToolbox and ODK exports.
