"""Static files are named by what is in them, so a browser may keep each for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Hashed(CompressedManifestStaticFilesStorage):
    """The imports inside our JavaScript modules are renamed too.

    That asks something of them: each import and export ends with a semicolon, none go in a circle.
    """

    support_js_module_import_aggregation = True
