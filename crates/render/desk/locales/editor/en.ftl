# The words of the text editor. They take no values: numbers and names stand beside them.

## How things stand
editor-saved = Saved
editor-saving = Saving…
editor-unsaved = Not saved yet
editor-offline = No connection: kept in this browser
editor-signed-out = You are signed out: kept in this browser
editor-signed-out-long = You are no longer signed in. What you write is kept in this browser. Sign in in another tab, then go on here.
editor-sign-in = Sign in
editor-conflict = Not saved: somebody else saved this text
editor-conflict-long = Somebody else saved this text meanwhile. What you wrote is kept in this browser, and nothing of either text is lost.
editor-conflict-show = Show both texts
editor-refused = Not saved: a field is not right
editor-too-long = Not saved: the text is too long
editor-restored = Restored what had not been saved.
editor-older = This browser has a version that was never saved. Meanwhile the text went on without it.
editor-drop = Drop it
editor-dismiss = Close this notice
editor-others = Also has this text open
editor-comma = {", "}

## The text
editor-text = The text
editor-begin = Write here, or paste.
editor-keys = Alt+F10 leads to the tools. To leave the text with Tab, press Escape first.
editor-read-only = You can read this text here, not change it.
editor-words = Words
editor-minutes = Minutes to read
editor-problems = To look at before publishing
editor-apply = Apply
editor-cancel = Cancel
editor-insert = Insert

## Tools
editor-toolbar = Tools for the text
editor-kind = Kind of block
editor-kind-paragraph = Paragraph
editor-kind-heading-2 = Heading
editor-kind-heading-3 = Subheading
editor-kind-heading-4 = Small heading
editor-kind-quotation = Quotation
editor-kind-notice = Notice
editor-kind-bullet-list = List
editor-kind-ordered-list = Numbered list
editor-kind-other = Other
editor-bold = Bold
editor-emphasis = Emphasis
editor-sign-bold = B
editor-sign-emphasis = I
editor-link = Link
editor-unlink = Remove link
editor-bullets = List
editor-numbers = Numbered list
editor-deeper = One level deeper
editor-out = One level out
editor-picture = Picture
editor-gallery = Gallery
editor-table = Table
editor-rule = Dividing line
editor-language-direction = Language and direction
editor-language = Language
editor-isolate = Set apart from the line: a number, a code, a foreign name
editor-direction = Other direction
editor-today = Today’s date
editor-undo = Undo
editor-redo = Redo
editor-find = Find and replace
editor-boilerplate = Standing words
editor-more = More tools
editor-attribution = Who said it
editor-superscript = Superscript
editor-subscript = Subscript
editor-clear = Remove formatting
editor-break = Line break
editor-hidden = Show hidden characters

## Links
editor-link-address = Address, or words of a headline
editor-link-hint = A web, mail or telephone address, or a text of our own found by its headline.
editor-link-text = Text of the link
editor-link-found = Texts found
editor-link-none = No text has these words in its headline.
editor-link-refused = This is no address that a link can have. It begins with https://, http://, mailto:, tel:, / or #.
editor-link-open = Opens in a new tab
editor-link-edit = Change
editor-link-remove = Remove

## Languages
editor-language-other = Another…
editor-language-none = None in particular
editor-language-tag = Language tag
editor-language-hint = Two or three letters such as el for Greek, with a region or script if needed: pt-BR, sr-Latn.
editor-language-wrong = This is no language tag.

## Pictures
editor-lead = Picture above the text
editor-lead-none = No picture yet. It stands above the text and wherever the text is announced.
editor-lead-choose = Choose a picture
editor-lead-change = Another picture
editor-lead-remove = Remove the picture
editor-caption = Caption
editor-alt = Alternative text
editor-alt-missing = Say what can be seen, for people who cannot see it.
editor-credit = Credit
editor-move-up = Move up
editor-move-down = Move down
editor-picture-remove = Remove the picture
editor-picture-upload = Upload from this device
editor-picture-search = Search the newsroom’s pictures
editor-no-pictures = No pictures here.
editor-more-pictures = More pictures
editor-chosen = Chosen
editor-uploading = Uploading…
editor-upload-failed = The upload failed.

## Tables
editor-table-caption = Title of the table
editor-row-before = Row above
editor-row-after = Row below
editor-column-before = Column before
editor-column-after = Column after
editor-row-delete = Delete row
editor-column-delete = Delete column
editor-header-row = Heading row
editor-table-delete = Delete table

## Find
editor-find-what = Find
editor-find-with = Replace with
editor-find-exact = Exact spelling
editor-find-next = Next
editor-find-previous = Previous
editor-find-none = Nothing found
editor-find-close = Close the search
editor-replace = Replace
editor-replace-more = Replace…
editor-replace-all = Replace all
editor-replaced = Replaced

## Pasting
editor-pictures-left-out = Pictures were left out. Add them from files.
editor-paste-too-long = This is more than can be pasted at once. It is still on the clipboard.
editor-headline-repeated = The text begins with its headline.
editor-headline-remove = Remove it from the text
editor-stamps = These look like messages with times and names.
editor-stamps-remove = Remove times and names

## Topics
editor-subject-nameless = no name in this language
editor-subjects-not-sent = The topics were not saved: no connection.
