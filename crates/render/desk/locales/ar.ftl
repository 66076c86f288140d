# كلمات غرفة الأخبار بالعربية. يقرؤها من يعمل هنا: واضحة قصيرة بلا مصطلحات.

## في كل صفحة
desk-name = غرفة الأخبار
desk-nav = غرفة الأخبار
desk-skip = إلى المحتوى
desk-home = نظرة عامة
desk-people = الأشخاص
desk-audit = مَن فعل ماذا
desk-public-site = الموقع العام
desk-sign-out = خروج
desk-languages = لغة غرفة الأخبار
desk-back = إلى النظرة العامة
desk-problems = تعذّر إتمام هذا
desk-error-title = خطأ:
list-comma = ،

## الدخول
sign-in = دخول
sign-in-title = الدخول إلى غرفة الأخبار
sign-in-lost = نسيت كلمة المرور؟ يستطيع من يدير شؤون الأشخاص أن يعطيك رابطًا لكلمة مرور جديدة.
sign-in-wrong = لا يتوافق هذا العنوان وكلمة المرور هذه.
sign-in-later =
    { $count ->
        [one] محاولات كثيرة. حاول مرة أخرى بعد دقيقة.
        [two] محاولات كثيرة. حاول مرة أخرى بعد دقيقتين.
        [few] محاولات كثيرة. حاول مرة أخرى بعد { $shown } دقائق.
        [many] محاولات كثيرة. حاول مرة أخرى بعد { $shown } دقيقة.
       *[other] محاولات كثيرة. حاول مرة أخرى بعد { $shown } دقيقة.
    }

## دعوة
welcome-title = حسابك
welcome-intro = أنت مدعو إلى غرفة أخبار { $site }. ستكون فيها:
welcome-go = إنشاء حسابي
again-intro = اختر كلمة مرور جديدة لحسابك
welcome-gone-title = لم يعد هذا الرابط صالحًا
welcome-gone = استُعمل أو سُحب أو انتهت مدته. اطلب رابطًا آخر ممن أرسله إليك.
email-taken = هذا العنوان مستخدم هنا من قبل.

## الحقول
field-name = اسمك
field-email = البريد الإلكتروني
field-password = كلمة المرور
field-new-password = كلمة المرور الجديدة
field-present-password = كلمة المرور الحالية
field-label = لمن
field-roles = عمل هذا الشخص هنا
field-language = لغة غرفة الأخبار
field-who = مَن
field-what = ماذا
field-whom = المعنيّ
field-when = متى
field-where = من أين
hint-name = كما يعرفك زملاؤك. لا يراه القراء.
hint-email = به تدخل.
hint-password = اثنا عشر حرفًا على الأقل. بضع كلمات متتالية يسهل تذكرها ويصعب تخمينها.
hint-label = اسم تعرف به لاحقًا لمن كان هذا الرابط.
language-of-browser = كما يطلبها المتصفح

## عيوب الحقول
fault-missing = اكتب شيئًا هنا.
fault-long = هذا أطول مما يتسع له الحقل.
fault-hidden = فيه محارف خفية تقلب اتجاه النص. اكتبه بدل لصقه.
fault-email = ليس هذا عنوان بريد إلكتروني.
fault-password-short = كلمة المرور اثنا عشر حرفًا على الأقل.
fault-password-long = كلمة المرور هذه أطول مما يُقبل.
fault-password-guessed = كلمة المرور هذه سهلة التخمين. خذ بضع كلمات لا يربطها أحد بك.
fault-password-wrong = ليست هذه كلمة مرورك الحالية.
fault-remit = ليس لك حق الكتابة هناك.
fault-roles = اختر واحدًا على الأقل.
fault-last-administrator = لن يبقى أحد يدير شؤون الأشخاص. اجعل شخصًا آخر مديرًا أولًا.

## نظرة عامة
home-title = نظرة عامة
home-steps = الخطوات الأولى
steps-title = من هنا إلى أول نص منشور
steps-lead = كل خطوة تستغرق دقيقة، ولا تُلزمك أي منها: كلها تُغيَّر لاحقًا.
steps-done = أُنجز { $done } من { $all }.
steps-see = شاهد الموقع كما يراه القرّاء
step-done = تمّت
step-factor = أمّن حسابك
step-factor-does = مفتاح مرور، أو رمز من هاتفك إلى جانب كلمة المرور: من عرف كلمة المرور وحدها لا يدخل.
step-factor-go = اختر الطريقة
step-house = راجع ما يُسمّى به الموقع
step-house-does = الأسماء والأقسام والمنطقة الزمنية والألوان: ما يظهر في كل صفحة.
step-house-go = راجع
step-invite = ادعُ زميلًا
step-invite-does = للاعتماد معنى حين يأتي من شخص ثانٍ.
step-invite-go = دعوة
step-submit = قدّمه للاعتماد
step-submit-does = افتح مسودتك. ما ينبغي النظر فيه قبل ذلك مذكور هناك، ومع كلٍّ طريقة إصلاحه.
step-submit-go = إلى المسودات
step-approve = ليعتمده شخص آخر
step-approve-does = من كتبه لا يعتمده. وقد يعتمده شخص من الخارج برابط يعرض هذا النص وحده.
step-approve-go = ما ينتظر الاعتماد
step-publish = انشر
step-publish-does = الآن، أو في لحظة تحددها. ومن بعدها كل تصحيح معلن ومؤرّخ.
step-publish-go = ما هو جاهز
home-work = قيد العمل
home-work-none = لا شيء قيد العمل. هنا يظهر ما يُكتب أو يُرسل للاعتماد أو يُجدول.
home-public = أحدث ما ظهر للجمهور
home-public-none = لم يُنشر شيء بعد.
work-draft = مسودة
work-in-review = ينتظر اعتماد شخص لم يكتبه
work-approved = معتمد ولم يُنشر بعد
work-scheduled = مجدول
live-published = منشور
live-updated = محدَّث
live-corrected = مصحَّح
live-imported = منقول من الموقع السابق
live-withdrawn = مسحوب
live-restored = أُعيد نشره
live-removed = أُزيل
live-replaced = حل محله نص آخر

## الأدوار
role-writer = كاتب
role-writer-does = يكتب ويرسل للاعتماد
role-translator = مترجم
role-translator-does = يترجم ويرسل للاعتماد
role-editor = محرر
role-editor-does = يكتب، ويعتمد وينشر ما كتبه غيره
role-media-manager = مسؤول وسائط
role-media-manager-does = يعتني بالصور والملفات
role-administrator = مدير
role-administrator-does = يدير الأشخاص والإعدادات، ولا ينشر شيئًا بهذا وحده
role-auditor = مدقّق السجلات
role-auditor-does = يقرأ كل شيء ولا يغيّر شيئًا

## الأشخاص
people-title = الأشخاص
person-closed = الحساب مغلق
remit-only = لبعض اللغات أو الأقسام فقط
remit-edition = اللغات
remit-section = الأقسام
person-no-roles = بلا دور
person-close = إغلاق هذا الحساب
person-close-does = يخرج الشخص من كل مكان ولا يستطيع الدخول بعد ذلك. يبقى ما كتبه باسمه.
person-open = فتح هذا الحساب من جديد
person-open-does = يستطيع الشخص الدخول من جديد بالعنوان وكلمة المرور نفسيهما.
person-again = رابط لكلمة مرور جديدة
person-again-does = لمن نسي كلمة المرور: تحصل على رابط ترسله. به يختار الشخص كلمة مرور جديدة مرة واحدة خلال سبعة أيام، وتنتهي جلساته السابقة.
roles-save = حفظ الأدوار
invite = دعوة شخص
invite-intro = تحصل على رابط ترسله. يُدخل شخصًا واحدًا مرة واحدة خلال سبعة أيام.
invite-go = إنشاء رابط
invited-link = رابط { $label }
invited-how = لا يظهر إلا هذه المرة. أرسله بطريقة لا يقرؤها غير هذا الشخص. يصلح حتى { $date }.
invitations-open = دعوات قائمة
invitation-until = تصلح حتى { $date }
invitation-revoke = سحب الدعوة

## حسابي
me-title = حسابك
me-save = حفظ
me-password = تغيير كلمة المرور
me-password-go = تغيير كلمة المرور
sessions = جلسات الدخول
sessions-none = لا جلسات.
sessions-end-all = خروج من كل مكان
session-this = هذا المتصفح
session-since = منذ { $date }،
session-seen = آخر ظهور { $date }،
session-end = إنهاء هذه الجلسة

## من فعل ماذا
audit-title = مَن فعل ماذا
audit-intro = كل ما فُعل في غرفة الأخبار بترتيبه. تُضاف السطور ولا تُحذف ولا تُعدَّل.
audit-none = لا شيء يوافق هذا الاختيار.
audit-older = أقدم
audit-file = ملف (CSV)
filter-all = الكل
filter-go = عرض
deed-edit = كتب
deed-submit = أرسل للاعتماد
deed-send-back = أعاده للتعديل
deed-approve = اعتمد
deed-approve-as-guest = اعتمد من الخارج
deed-schedule = حدّد موعد النشر
deed-unschedule = ألغى موعد النشر
deed-publish = نشر
deed-publish-in-emergency = نشر في حالة طارئة
deed-settle-review = أتم مراجعة مستحقة
deed-schedule-failed = تعذّر النشر في موعده
deed-import = نقل
deed-withdraw = سحب
deed-restore = أعاد إلى النشر
deed-discard = حذف مسودة
deed-sign-in = دخل
deed-sign-out = خرج
deed-join = أنشأ حسابًا
deed-invite = دعا
deed-invite-again = أنشأ رابطًا لكلمة مرور جديدة
deed-revoke-invitation = سحب دعوة
deed-change-roles = غيّر الأدوار
deed-close-account = أغلق حسابًا
deed-reopen-account = فتح حسابًا من جديد
deed-end-sessions = أخرج شخصًا من جلساته
deed-change-password = غيّر كلمة المرور
deed-change-profile = غيّر الاسم أو اللغة

## ما تم
said-joined = أُنشئ حسابك. أهلًا بك.
said-saved = حُفظ.
said-roles = حُفظت الأدوار. انتهت جلسات هذا الشخص، ويدخل من جديد بأدواره الجديدة.
said-revoked = سُحبت الدعوة.
said-closed = أُغلق الحساب.
said-opened = فُتح الحساب من جديد.
said-ended = أُنهيت الجلسة هناك.
said-password = تغيّرت كلمة المرور، وأُنهيت الجلسات في المتصفحات الأخرى.

## ما لا يمكن
forbidden-title = لا يحق لك هذا هنا
forbidden = لا تشمله أدوارك. يستطيع من يدير شؤون الأشخاص تغيير ذلك.
missing-title = لا شيء هنا
missing = ليس في غرفة الأخبار صفحة كهذه. لعلها أُزيلت.
origin-title = لم يأت هذا من غرفة الأخبار
origin = أُرسل النموذج من موقع آخر، أو من متصفح لا يقول من أين. لم يُنفَّذ شيء.
stale-title = هذا النموذج قديم
stale = أُعدّ قبل أن تدخل من جديد. عد وحمّل الصفحة مرة أخرى ثم أرسله. لم يُنفَّذ شيء.
failed-title = لم ينجح هذا
failed = الخلل من عندنا وقد سُجّل. لم يضع إلا ما أرسلته الآن: عد وأرسله مرة أخرى.
busy-title = غرفة الأخبار مشغولة
busy = الضغط على غرفة الأخبار كبير الآن. عد وأرسله مرة أخرى بعد لحظة.
large-title = النموذج أكبر من المسموح
large = أُرسل أكثر مما يتسع له نموذج. لم يُنفَّذ شيء.

## النصوص
desk-texts = النصوص
desk-media = الصور
texts-title = النصوص
texts-none = لم يُبدأ أي نص بعد. ما يُكتب هنا يظهر في هذه القائمة.
texts-none-fit = لا نص يوافق هذا الاختيار.
filter-none = عرض الكل
new-text = نص جديد
new-text-title = نص جديد
begin-go = ابدأ
choose = اختر…
back-to-text = إلى النص
public-page = في الموقع العام
field-words = كلمات من النص
field-state = الحالة
field-edition = النسخة
field-kind = نوع النص
field-section = القسم
field-headline = العنوان
field-kicker = ما فوق العنوان
field-standfirst = المقدمة
field-place = المكان
field-byline = الكاتب
field-share_text = نص المشاركة
field-text = النص
field-day = اليوم
field-time = الساعة
field-other = رابط النص الآخر
field-how = ما يُقال للقراء
field-note = ملاحظة منشورة
field-category = ما نوع هذا التغيير؟
field-reason-send-back = ما الذي ينبغي تغييره؟
field-reason-emergency = لماذا من دون شخص ثانٍ؟
field-reason-withdraw = لماذا؟ يقرأ القراء هذا.
hint-headline = يمكن تغييره لاحقًا، ومنه يتكوّن رابط الصفحة.
hint-section = الصفحة الثابتة لا تقع في قسم.
hint-standfirst = جملة أو جملتان تقولان ما الموضوع. تظهران تحت العنوان وفي القوائم.
hint-place = المكان الذي صدر منه النص
hint-share_text = يُقترح على من يرسل النص إلى غيره. ومن دونه يُرسل العنوان.
hint-text = بصيغة ماركداون: سطر فارغ بين الفقرات، وعلامتا مربع (##) قبل العنوان الفرعي، وشرطة (-) قبل كل بند في قائمة.
hint-note = يقرؤها القراء فوق النص، وتبقى في السجل العام إلى الأبد. اكتبها بلغة النص.
hint-zone = بتوقيت
kind-news = خبر
kind-news-is = تقرير عما جرى
kind-statement = بيان
kind-statement-is = ما تعلنه المؤسسة
kind-speech = كلمة
kind-speech-is = ما قاله شخص
kind-notice = إعلان
kind-notice-is = ما ينبغي للناس معرفته أو فعله
kind-page = صفحة ثابتة
kind-page-is = قائمة بذاتها، بلا تاريخ
state-draft = مسودة
state-in-review = بانتظار الاعتماد
state-approved = معتمد
state-scheduled = مجدول
state-public = منشور
state-withdrawn = مسحوب
state-discarded = محذوفة
work-new-version = تُكتب نسخة جديدة
work-scheduled-at = مجدول للنشر في { $date }
work-failed = لم يُنشر في موعده
work-discarded = محذوفة
h-state = الوضع الحالي
says-published = منشور، النسخة { $number }.
says-review-owed = نُشر على وجه الاستعجال: { $reason }. وعلى شخص آخر أن يراجعه بعد.
says-withdrawn = مسحوب. يقرأ القراء: { $reason }
says-withdrawn-error = صدر بالخطأ. يقرأ القراء: { $reason }
says-replaced = يُوجَّه قراؤه إلى نص آخر.
says-removed = أُزيل بأمر. يقرأ القراء: { $reason }
says-draft = هذه مسودة لا تراها إلا غرفة الأخبار.
says-new-version = تُكتب نسخة جديدة. ويرى القراء النسخة المنشورة إلى أن تُنشر الجديدة.
says-discarded = حُذفت هذه المسودة، ويمكن استئنافها.
says-in-review = ينتظر اعتماد شخص لم يكتبه.
says-approved = اعتُمد.
says-approved-by = اعتمده: { $name }.
says-approval-not-required = لا يشترط هذا الموقع اعتمادًا.
says-scheduled = سيُنشر في { $date }.
says-failed = لم يُنشر في { $date }: { $reason }
failure-changed = تغيّر النص بعد اعتماده.
failure-refused = لم تسمح القواعد بذلك.
written-by = كتبه:
do-edit = حرّر النص
do-take-back = استرجعه لتغييره
do-submit = أرسله للاعتماد
do-submit-does = يقرؤه شخص لم يكتبه ويعتمده.
do-submit-go = أرسله للاعتماد
do-approve = اعتمد
do-approve-not = لا يمكنك اعتماد هذا.
do-send-back = أعده إلى كاتبه
do-send-back-does = يعود مسودة، ويقرأ كاتبه السبب.
do-send-back-go = أعده
do-publish = انشر الآن
do-publish-not = لا يمكن نشره.
do-publish-does = يراه القراء في الحال.
do-publish-go = انشر الآن
do-schedule = انشر لاحقًا
do-schedule-does = يُنشر من تلقاء نفسه في هذا الموعد، وإن لم يكن هنا أحد.
do-schedule-go = حدّد الموعد
do-unschedule = ألغِ الموعد
do-emergency = انشر على وجه الاستعجال
do-emergency-does = من دون شخص ثانٍ. يُحفظ اسمك وسببك، وعلى شخص آخر أن يراجعه بعد ذلك.
do-emergency-go = انشر الآن على مسؤوليتي
do-settle = راجعته وأقرّه
do-settle-not = لا يمكنك مراجعة هذا.
do-withdraw = اسحب
do-withdraw-does = يبقى النص مقروءًا تحت لافتة تقول لماذا لم يعد قائمًا.
do-withdraw-go = اسحب
do-replace = وجّه القراء إلى نص آخر
do-replace-does = يقود عنوانه منذ ذلك إلى النص الآخر.
do-replace-go = وجّههم إليه
do-restore = أعده إلى النشر
do-discard = احذف المسودة
do-discard-does = يبقى المنشور كما هو، وتبقى المسودة في سجل النسخ.
do-discard-go = احذفها
how-kept = لم يعد ساريًا
how-kept-is = كان صحيحًا في وقته
how-error = صدر بالخطأ
how-error-is = لم يكن ينبغي أن يُنشر
change-minor = طفيف
change-minor-is = أخطاء طباعة أو تنسيق: لا شيء يلزم إخبار القراء به. وتبقى الترجمات مواكبة.
change-fact = تصحيح
change-fact-is = قيل شيء غير صحيح
change-addition = إضافة
change-addition-is = أُضيف شيء
change-clarification = توضيح
change-clarification-is = شيء كان قد يُساء فهمه
change-before = كان
change-after = صار
part-headline = العنوان
part-kicker = ما فوق العنوان
part-standfirst = المقدمة
part-place = المكان
part-date = التاريخ
part-byline = الكاتب
part-body = النص
part-media = الصور
part-alt = وصف الصورة
part-caption = شرح الصورة
part-credit = المصدر
part-share = نص المشاركة
h-doubts = للنظر فيه قبل النشر
doubt-behind = تغير الأصل بعد ذلك: انظر ما تغير إلى جانب النص، وأكّد ما تنقله الترجمة الآن.
doubt-link = الرابط { $text } لا يقود إلى نص منشور.
doubt-empty = لا نص بعد.
doubt-alt = صورة بلا وصف لمن لا يراها.
doubt-caption = شرح صورة لا يزيد على تكرار العنوان.
doubt-heading = عنوان فرعي يتخطى مستوى.
doubt-brackets = العلامة { $text } ليس لها ما يقابلها.
doubt-years = السنتان { $text } معكوستان.
doubt-forms = حروف بأشكال الطباعة القديمة لا يجدها البحث. أعد كتابة هذه الكلمات.
doubt-tatweel = كلمات ممدودة بالتطويل لا يجدها البحث.
doubt-digits = في النص أرقام من عائلتين.
h-changes = ما تغيّر منذ آخر نشر
h-changes-since = ما تغيّر منذئذ
changes-none = لا شيء.
h-reading = النص
h-reading-past = النص كما كان
preview = معاينة كما يراها القراء
h-versions = اللغات
version-original = الأصل
version-missing = لم يُترجم بعد إلى: { $edition }
version-begin = ترجم
fresh-current = مطابقة للأصل
fresh-behind = الترجمة متأخرة عن الأصل
fresh-unconfirmed = لم تُؤكَّد مطابقتها للأصل
translate-title = ترجمة: { $edition }
translate-of = ترجمة لـ:
translate-how = تأتي الصور معها، ويبقى الأصل إلى جانبها وأنت تكتب.
h-source = الأصل
source-changed = ما تغيّر منذ ما تنقله هذه الترجمة
renders-current = هذه الترجمة مطابقة لما تراه هنا.
renders-does = متى طابق نصك الأصل كاملًا فأكّد ذلك؛ وإلا بقيت الترجمة متأخرة.
renders-go = أؤكد مطابقة الترجمة للأصل
edit-title = تحرير النص
edit-live = يرى القراء النسخة المنشورة وأنت تكتب. وما تحفظه هنا مسودة للنسخة التالية.
edit-more = المزيد عن النص
edit-save = احفظ
edit-next = احفظ واعرض النص
history-title = سجل النسخ
reading-table = جدول
past-title = نسخة { $date }
past-public = نُشرت برقم { $number }
past-newest = الأحدث
take-back-does = تصير أحدث نسخة، مسودةً. وتبقى النسخة الحالية في السجل.
take-back-go = استرجع هذه النسخة
conflict-title = كتب اثنان في آن واحد
conflict-intro = حُفظ هذا النص باسم { $name } وأنت تكتب. لم يضع شيء من هذا ولا ذاك: اختر ما يُتابَع.
conflict-changes = ما يختلف في نصك
conflict-mine = تابع بنصي
conflict-theirs = تابع بالنص الآخر
conflict-kept = إن اخترت نصك بقي الآخر في سجل النسخ؛ وإن اخترت الآخر بقي نصك في هذا المتصفح.
conflict-waits = لم يعد النص مسودة: أُرسل في هذه الأثناء. يبقى ما كتبته في هذا المتصفح. استرجع النص أولًا.
media-title = الصور
media-none = لا صور هنا بعد. أحضر بعضها، أو اكتب نصًا فيه صورة.
media-words = الوصف والشرح والمصدر
media-script = لإحضار الصور إلى هنا اسمح لهذه الصفحة بتشغيل برنامجها.
media-in = لغة الشروح
media-uses =
    { $count ->
        [zero] ليست في أي نص
        [one] في نص واحد
        [two] في نصين
        [few] في { $shown } نصوص
        [many] في { $shown } نصًا
       *[other] في { $shown } نص
    }
home-failed = لم يتم
home-approve = بانتظار اعتمادك
home-owed = نُشر على وجه الاستعجال وينتظر المراجعة
home-publish = معتمد وينتظر النشر
home-mine = مسوداتك
home-behind = ترجمات متأخرة عن أصولها
home-scheduled = مجدول
home-others = أعمال الآخرين
step-write = اكتب أول نص
step-write-does = عنوان وبضع جمل تكفي لترى كيف يجري الأمر.
step-write-go = ابدأ
fault-choose = اختر واحدًا.
fault-reason = اذكر السبب.
fault-category = اذكر نوع التغيير.
fault-note = يُخبَر القراء بما تغيّر: اكتبه هنا.
fault-moment = اكتب يوما وساعة، مثل 2026-04-13 و09:30.
fault-moment-skipped = لا تأتي هذه الساعة تلك الليلة: تُقدَّم الساعات فوقها.
fault-other = لا نص هنا بهذا العنوان.
fault-text = لم يصل النص كما يرسله المحرر. أعد تحميل الصفحة؛ ما كتبته محفوظ في هذا المتصفح.
fault-picture = في هذا النص صورة ليست في المكتبة. أحضرها أولًا.
fault-picture-large = الصورة كبيرة جدًا: 40 ميغابايت و40 ميغابكسل على الأكثر.
fault-picture-none = هذه ليست صورة يمكن قراءتها هنا. خذ JPEG أو PNG أو GIF أو WebP أو TIFF أو BMP.
fault-words-title = لم يُحفظ هذا
fault-words = حقل أطول مما يتسع، أو فيه محارف خفية تقلب النص.
fault-version-exists = توجد نسخة بهذه اللغة من قبل.
refusal-state-title = هذا غير ممكن الآن
refusal-state = تغيّر وضع النص في هذه الأثناء. انظر أين يقف الآن.
refusal-right-title = ليس لك أن تفعل هذا
refusal-right = لا تشمله أدوارك.
refusal-own-title = هذا عملك أنت
refusal-own = كتبتَ جزءًا منه: فعلى غيرك أن يفعل.
refusal-stale-title = تغيّر النص
refusal-stale = غيّر أحدهم النص بعد أن قرأته. اقرأه من جديد.
refusal-changed-title = تغيّر النص
refusal-changed = تغيّر النص بعد اعتماده.
refusal-past-title = فات هذا الموعد
refusal-past = فات هذا الموعد.
signed-out-title = انتهت جلستك
signed-out = ارجع إلى الوراء: ما كتبته ما زال في الصفحة. سجّل الدخول في لسان آخر، ثم أرسله من جديد.
large-text-title = هذا النص طويل جدًا
large-text = يتسع النص لأربعة ميغابايت على الأكثر.
large-file-title = هذا الملف كبير جدًا
large-file = تتسع الصورة لـ40 ميغابايت على الأكثر.
deed-publish-as-scheduled = نشر في الموعد
said-begun = بُدئ.
said-edit = استُرجع: صار مسودة من جديد.
said-submit = أُرسل للاعتماد.
said-approve = اعتُمد.
said-send-back = أُعيد إلى كاتبه.
said-publish = نُشر، ويراه القراء.
said-schedule = حُدّد الموعد.
said-unschedule = أُلغي الموعد.
said-emergency = نُشر، وعلى شخص آخر أن يراجعه.
said-settle = تمت المراجعة.
said-withdraw = سُحب، ويرى القراء السبب.
said-replace = يُوجَّه قراؤه إلى النص الآخر.
said-restore = عاد إلى النشر.
said-discard = حُذفت المسودة، وتبقى في سجل النسخ.
said-taken-back = استُرجعت: هذه النسخة هي الأحدث.
said-renders = تأكد أن هذه الترجمة مطابقة للأصل كما هو.
desk-settings = الإعدادات
h-editions = لغات الموقع
h-site = الموقع
field-default = اللغة الأولى
hint-default = إلى أين يقود عنوان الموقع وحده من لا يطلب متصفحه أيًّا من لغاته.
field-hue = اللون
hue-degrees = درجة اللون { $hue }°
field-zone = المنطقة الزمنية
hint-zone-name = كما تسميها قاعدة المناطق الزمنية: Asia/Damascus أو Africa/Cairo.
fault-zone = لا توجد منطقة زمنية بهذا الاسم. مثال: Asia/Damascus أو Africa/Cairo.
field-hijri = التقويم الهجري
hint-hijri = كم يومًا يتأخر بدء الشهر هنا عن تقويم أم القرى أو يتقدم عليه.
hijri-same = كتقويم أم القرى
edition-title = النسخة { $edition }
h-sections = الأقسام
sections-how = تظهر في شريط التنقل بهذا الترتيب. الكلمة التي في العنوان من حروف لاتينية صغيرة، والكلمة نفسها في لغات عدة تجعله قسمًا واحدًا. ولا يُزال قسم فيه نصوص.
field-section-name = الاسم
field-section-key = في العنوان
field-sentence = جملة عنه
field-place-in-order = الموضع
take-away = أزله
sections-save = احفظ الأقسام
h-links = روابط أخرى في التنقل
links-how = روابط بعد الأقسام: إلى صفحة ثابتة أو إلى موقع آخر.
field-link-words = الكلمات
field-link-url = العنوان
links-save = احفظ الروابط
h-called = الأسماء وطريقة الكتابة
field-edition-name = اسم اللغة
field-institution = المؤسسة
field-office = المكتب الذي يتحدث
field-description = جملة عن النسخة
field-months = الشهور
months-plain = كما هي في لغتها
months-levantine-egyptian = نيسان/أبريل
months-egyptian-levantine = أبريل/نيسان
months-levantine = نيسان
months-egyptian = أبريل
months-tunisian = أفريل
months-moroccan = أبريل، يوليوز
field-numerals = أرقام التواريخ والأعداد
field-calendar = التواريخ
calendar-one = ميلادية
calendar-both = ميلادية ومعها التاريخ الهجري
fault-section-key = الكلمة التي في العنوان من حروف لاتينية صغيرة وأرقام وشرطات.
fault-section-twice = لقسمين الكلمة نفسها في العنوان.
fault-sections-used = في قسم لم يُذكر نصوص.
fault-section-used = في قسم «{ $section }» نصوص: انقلها أولًا.
fault-many = ثلاثون تكفي.
fault-link-address = يبدأ العنوان بـ {"\u2066"}https://{"\u2069"} أو يكون مسارًا في هذا الموقع مثل {"\u2066"}/ar/p/contact{"\u2069"}.
deed-change-site = غيّر الموقع
deed-change-edition = غيّر نسخة
deed-change-sections = غيّر الأقسام
deed-change-navigation = غيّر التنقل
edition-new = لغة أخرى
edition-new-how = تُضاف إلى الموقع نسخة بلغة أخرى. تظهر صفحاتها فورًا، وتُكتب فيها النصوص أو تُترجم إليها من بعد. كلمتها في العنوان الإلكتروني ولغتها لا تتغيران.
edition-add = ابدأ النسخة
field-language-tag = اللغة
hint-language-tag = رمزها: fa أو tr أو pt-BR.
field-edition-key = في العنوان الإلكتروني
hint-edition-key = كلمة قصيرة بحروف لاتينية صغيرة، فتكون الصفحات تحت /fa/ مثلًا.
hint-edition-name = بلغتها نفسها: فارسی، Türkçe.
edition-drop = احذف النسخة
edition-drop-does = ما دامت فارغة: لا نص فيها ولا اسم موضوع ولا دور يقتصر عليها.
said-edition-added = بدأت النسخة. ما اسمها، وكيف تكتب، وما أقسامها؟
said-edition-dropped = حُذفت النسخة.
fault-language-tag = ليس هذا رمز لغة. أمثلة: fa وtr وpt-BR.
fault-language-taken = للموقع نسخة بهذه اللغة.
fault-edition-key = كلمة لا تزيد على 16 من الحروف اللاتينية الصغيرة والأرقام والشرطات، ولا تدل على شيء آخر في العناوين الإلكترونية (مثل «media»).
fault-edition-key-taken = هذه الكلمة لنسخة أخرى.
fault-editions-many = بلغ الموقع أكثر ما يمكن من النسخ.
fault-edition-default = هي اللغة الأولى للموقع. اختر غيرها أولًا.
fault-edition-used = فيها شيء: نص، أو اسم موضوع، أو دور يقتصر عليها.
deed-add-edition = بدأ نسخة
deed-drop-edition = حذف نسخة
h-seal = الشعار
field-seal = رسم الشعار (SVG)
hint-seal = يظهر في رأس كل صفحة: أشكال وخطوط فقط، في 4096 بايت على الأكثر. اتركه فارغًا إن لم يكن للموقع شعار.
seal-file = خذه من ملف
fault-seal-large = الرسم أكبر من 4096 بايت. يظهر في كل صفحة، فلا بد أن يكون صغيرًا.
fault-seal-malformed = ليس هذا رسم SVG كاملًا.
fault-seal-foreign = في الرسم غير الأشكال والخطوط: لا تُقبل النصوص والصور والبرامج والإحالات. حوّل النص إلى مسارات.
deed-change-seal = غيّر الشعار
h-hosts = أسماء الموقع
field-hosts = أسماء المضيف، في كل سطر اسم
hint-hosts = أولها اسم الموقع نفسه، وتحمله العناوين في الصفحات والتغذيات. على من يدير الأسماء في الشبكة أن يوجّه كلًا منها إلى هنا أولًا. لتجعل غيره اسم الموقع، افتح غرفة الأخبار به ثم ضعه أولًا.
fault-host = في هذه ما ليس اسم مضيف. أمثلة: press.example.org وwww.press.example.org.
fault-host-needed = الاسم الذي دخلت به الآن لا بد أن يبقى. لتحذفه، افتح غرفة الأخبار باسم آخر.
fault-host-unproved = الاسم الأول جديد: افتح غرفة الأخبار به أولًا، فبذلك يُعرف أنه يصل إلى هنا.
fault-host-taken = أحد هذه الأسماء لموقع آخر على هذا الخادم.
deed-change-hosts = غيّر أسماء الموقع
redirects-title = التحويلات
redirects-are = عناوين إلكترونية تقود إلى نص: قصيرة لمنشور مطبوع، أو من موقع سابق. أما عناوين هذا الموقع السابقة فتقود إلى نصوصها من نفسها.
field-redirect-path = العنوان في هذا الموقع
hint-redirect-path = مثل /ramadan، أو عنوان كامل من الموقع السابق.
field-redirect-text = يقود إلى
hint-redirect-text = عنوان النص، هنا أو في الموقع العام.
redirect-make = أنشئ التحويل
h-redirects = كل التحويلات
field-redirect-words = في العنوان الإلكتروني أو عنوان النص
redirect-waits = لم يُنشر بعد، فلا يقود إلى شيء حتى يُنشر
redirect-imported = مستورد
redirect-drop = احذفه
redirects-none = لا تحويلات بعد.
redirects-none-fit = لا شيء يوافق.
said-redirect-dropped = لم يعد العنوان يقود إلى شيء.
fault-redirect-path = ليس هذا عنوانًا. مثال: /ramadan.
fault-redirect-own = الموقع نفسه يجيب تحت هذا العنوان.
fault-redirect-taken = هذا العنوان يقود إلى نص من قبل.
fault-redirect-text = لا نص تحت هذا العنوان.
deed-make-redirect = أنشأ تحويلًا
deed-drop-redirect = حذف تحويلًا
h-banner = أعلى كل صفحة
banner-set = ضع هذا النص أعلى كل صفحة
banner-does = للأمر العاجل: يظهر العنوان فوق كل صفحة من كل لغة نُشر بها النص، ويقود إليه. ومن غير يوم يبقى حتى يُزال.
banner-set-go = ضعه
banner-stands = عنوانه فوق كل صفحة.
banner-until = عنوانه فوق كل صفحة حتى { $date }.
banner-end = أزله
field-until-day = حتى (يجوز تركه فارغًا)
said-banner-set = صار فوق كل صفحة.
said-banner-ended = لم يعد فوق كل صفحة.
deed-set-banner = وضع نصًا أعلى كل صفحة
deed-end-banner = أزال نصًا من أعلى كل صفحة
preview-title = كما سيراه القراء
preview-device = الجهاز
preview-light = الإضاءة
device-small = هاتف صغير
device-phone = هاتف
device-tablet = لوح
device-desk = حاسوب
light-day = نهار
light-night = ليل
preview-alone = الصفحة وحدها
focus-title = ما يبقى ظاهرًا
focus-how = تقص الصفحات هذه الصورة إلى أشكال أخرى. اضغط على النقطة التي يجب أن تبقى ظاهرة، أو أعطها بالنسبة المئوية.
focus-press = اضغط على النقطة التي يجب أن تبقى ظاهرة
field-across = من اليسار، بالمئة
field-down = من الأعلى، بالمئة
h-crops = كيف تقصها الصفحات
focus-point = النقطة: { $across } بالمئة من اليسار و{ $down } من الأعلى
fault-focus = العددان بين 0 و100.
deed-focus-picture = حدد ما يبقى ظاهرًا من صورة
cut-title = قص
cut-how = ارسم حول ما يجب أن يبقى، أو حدّده بالبكسل. تبقى الصورة نفسها كما هي، وما قيل عنها يقال عن جزئها.
cut-picture = الصورة، والجزء كما تقول الأعداد أدناه
field-cut-left = من اليسار (بكسل)
field-cut-top = من الأعلى (بكسل)
field-cut-width = العرض (بكسل)
field-cut-height = الارتفاع (بكسل)
field-shape = الشكل
shape-free = حر
field-cut-place = ما الجزء؟
cut-own = صورة مستقلة
cut-own-is = تكون في المكتبة إلى جانب الصورة الكاملة
cut-its = مكان الصورة الكاملة
cut-its-is = يبقى المنشور كما هو حتى يأخذ النص الصورة الجديدة
cut-go = قص
cut-show = اعرض أولًا
said-picture-cut = الجزء في المكتبة.
fault-cut = لا بد أن يقع الجزء داخل الصورة، وألا يقل عرضه ولا ارتفاعه عن 50 بكسلًا.
fault-cut-whole = هذه الصورة كلها. ارسم حول ما يجب أن يبقى أولًا.
deed-cut-picture = قص صورة
field-slug = في العنوان الإلكتروني
hint-slug = كلمات في عنوان الصفحة بأي خط. إن تُركت فارغة تبعت العنوان الرئيس، وتبقى العناوين السابقة تقود إليها.
hooks-title = من يُبلَّغ
hooks-why = عناوين برامج أخرى تُبلَّغ بكل فعل علني في رسائل موقّعة (Standard Webhooks). تذكر الرسالة النص وعنوانه، ولا تحمل شيئًا منه.
hooks-go = إلى العناوين
hooks-none = لا يُبلَّغ أحد بعد.
hooks-new = بلّغ عنوانًا
hooks-make = أعدّه
hook-secret = السر الخاص بـ
hook-secret-how = انسخه الآن: به توقَّع الرسائل، ولا يُعرض إلا هذه المرة ولا يُقال لغيرك.
hook-test = جرّبه
hook-end = لا تبلّغه بعد الآن
hook-delivered = وصلت آخر رسالة { $date }.
hook-never = لم تُرسل رسالة بعد.
hook-failing = منذ { $date } لا تصل رسالة: { $reason }
hook-lost =
    { $count ->
        [zero] لم تُترك رسالة.
        [one] تُركت رسالة واحدة.
        [two] تُركت رسالتان.
        [few] تُركت { $shown } رسائل.
        [many] تُركت { $shown } رسالة.
       *[other] تُركت { $shown } رسالة.
    }
hook-not-tried = لم تصل الرسالة: { $reason }
field-hook-url = العنوان
hint-hook-url = يبدأ بـ {"\u2066"}https://{"\u2069"}. ويبدأ تبليغه من الفعل العلني التالي.
field-events = بماذا
event-published = نُشر
event-updated = نُشر من جديد بلا ملاحظة
event-corrected = صُحح
event-imported = نُقل
event-withdrawn = سُحب
event-restored = عاد قائمًا
event-removed = أُزيل بأمر
event-replaced = حل غيره محله
said-hook-ended = لن يُبلَّغ بعد الآن.
said-hook-tried = وصلت الرسالة.
settings-title = الإعدادات
field-rule = من يعتمد نصًا؟
rule-two = شخص لم يكتب منه شيئًا
rule-two-is = لا ينشر أحد وحده ما كتبه، إلا على وجه استعجال يُراجَع بعد ذلك
rule-one = لا أحد يلزم
rule-one-is = لمكتب من شخص واحد؛ ويقول السجل العام إنه لم يُشترط اعتماد
deed-change-two-person-rule = قرّر في شأن اعتماد شخص ثانٍ

## العامل الثاني
code-title = الرمز
code-how = كلمة المرور صحيحة. وحسابك يطلب رمزًا أيضًا.
code-gone = أُعطيت كلمة المرور قبل وقت طويل. أعطها مرة أخرى.
field-code = الرمز
hint-code = الأرقام الستة التي يعرضها هاتفك، أو أحد الرموز التي على ورقتك.
hint-code-end = رمز من هاتفك أو من ورقتك.
fault-code = هذا الرمز غير صحيح. تتغير رموز الهاتف كل ثلاثين ثانية، ولا يُقبل الرمز إلا مرة واحدة.
factor-title = العامل الثاني
factor-why = مع عامل ثانٍ لا تكفي كلمة مرور مسروقة: يعرض تطبيق على هاتفك رمزًا جديدًا كل ثلاثين ثانية.
factor-begin = أعدّه
factor-how = افتح على هاتفك التطبيق الذي يصنع الرموز، ووجّهه إلى هذا المربع، ثم اكتب الرمز الذي يعرضه.
factor-drawing = رمز مربع لهاتفك
factor-typed = إن لم تكن لديك كاميرا فاكتب هذا في التطبيق:
factor-confirm = فعّله
factor-codes-title = رموز ليوم بلا هاتف
factor-codes-how = اكتبها أو اطبعها، واحفظها بعيدًا عن هاتفك. يُقبل كل منها مرة واحدة. ولا تُعرض إلا هذه المرة.
factor-codes-kept = حفظتها
factor-since = يُطلب رمز منذ { $date }.
factor-left =
    { $count ->
        [zero] لم يبق رمز على ورقتك.
        [one] بقي رمز واحد على ورقتك.
        [two] بقي رمزان على ورقتك.
        [few] بقيت { $shown } رموز على ورقتك.
        [many] بقي { $shown } رمزًا على ورقتك.
       *[other] بقي { $shown } رمز على ورقتك.
    }
factor-end = أوقفه
person-factor = لا تطلب منه رمزًا بعد الآن
person-factor-does = لمن أضاع الهاتف والورقة ومفاتيح المرور. تكفي كلمة المرور وحدها حينئذ إلى أن يعدّه من جديد.
deed-begin-second-factor = أعدّ عاملًا ثانيًا
deed-end-second-factor = أوقف عاملًا ثانيًا
sign-in-passkey = الدخول بمفتاح مرور
passkeys-title = مفاتيح المرور
passkeys-why = بمفتاح المرور تدخل ببصمتك أو وجهك أو رمز جهازك. لا يستطيع أحد تخمينه، ولا يستطيع موقع مزيّف أن يطلبه.
passkeys-go = إلى مفاتيح المرور
passkeys-count =
    { $count ->
        [zero] ليس لديك مفتاح مرور.
        [one] لديك مفتاح مرور واحد. وكلمة المرور وحدها لا تُدخل أحدًا.
        [two] لديك مفتاحا مرور. وكلمة المرور وحدها لا تُدخل أحدًا.
        [few] لديك { $shown } مفاتيح مرور. وكلمة المرور وحدها لا تُدخل أحدًا.
        [many] لديك { $shown } مفتاح مرور. وكلمة المرور وحدها لا تُدخل أحدًا.
       *[other] لديك { $shown } مفتاح مرور. وكلمة المرور وحدها لا تُدخل أحدًا.
    }
passkeys-none = لا شيء بعد.
passkeys-new = مفتاح مرور جديد
passkeys-make = أنشئ مفتاح مرور
field-device = أي جهاز هو؟
hint-device = لتعرف لاحقًا أي مفتاح تزيل. مثلًا: الهاتف، حاسوب المكتب.
passkey-make-title = مفتاح مرور جديد
passkey-make-how = يطلب جهازك الآن بصمتك أو وجهك أو رمزه، ثم ينشئ المفتاح.
passkey-make-go = اطلب من الجهاز
passkey-show-title = الدخول بمفتاح مرور
passkey-show-how = يطلب جهازك الآن بصمتك أو وجهك أو رمزه.
passkey-show-go = استعمل مفتاح مرور
passkey-otherwise = الدخول بكلمة المرور بدلًا من ذلك
passkey-since = منذ { $date }،
passkey-elsewhere = لا يصلح إلا على { $host }.
passkey-drop = أزله
passkey-none-made = لم ينشئ الجهاز مفتاح مرور. أعد المحاولة متى شئت.
passkey-none-shown = لم يُظهر الجهاز مفتاح مرور. أعد المحاولة متى شئت.
passkey-wrong = هذا المفتاح لا يُدخل أحدًا هنا. أعد المحاولة، أو ادخل بكلمة المرور.
passkey-known = لهذا الجهاز مفتاح مرور لك من قبل.
passkey-many = عشرون مفتاح مرور تكفي. أزل واحدًا أولًا.
passkey-unable = هذا المتصفح لا يعرف مفاتيح المرور.
passkey-script = لا يُستعمل مفتاح مرور بلا JavaScript.
passkey-no-name = تحتاج مفاتيح المرور إلى موقع له اسم، وهذا العنوان رقم مجرد.
code-passkey-how = كلمة المرور صحيحة. أظهر الآن مفتاح المرور.
code-instead = أو أعطِ رمزًا
deed-add-passkey = أنشأ مفتاح مرور
deed-end-passkey = أزال مفتاح مرور
said-passkey-added = حُفظ مفتاح المرور. يمكنك الدخول به من الآن.
said-passkey-dropped = أُزيل مفتاح المرور.
said-factor-ended = لم يعد يُطلب رمز.
fault-renders = تغيّر الأصل في هذه الأثناء. أعد تحميل الصفحة وانظر إليه من جديد.
h-said = ما قيل عن هذا التغيير
deed-add-picture = أحضر صورة
deed-describe-picture = غيّر كلمات صورة
deed-change-section = نقل نصًا إلى قسم آخر
says-sent-back = أعاده { $name }: { $reason }
media-search = ابحث في الأوصاف والأسماء

## من خارج غرفة الأخبار
h-guests = من خارج غرفة الأخبار
guest-new = رابط لشخص من الخارج
guest-reads = يقرأ النص
guest-reads-is = من معه الرابط يقرأ أحدث نسخة كصفحة عامة، سبعة أيام أو إلى أن تلغيه
guest-approves = يعتمد النص
guest-approves-is = مرة واحدة، وهذه النسخة بعينها؛ وإن تغيّرت بطل الرابط
field-for = الغرض منه
guest-title = نص ينتظر اعتمادك
guest-how = يُطلب منك اعتماد هذا النص. ولا يُنشر إلا حين تنشره غرفة الأخبار.
guest-approve = أعتمده
guest-approved-title = شكرًا لك
guest-approved = اعتُمد النص، وترى غرفة الأخبار ذلك.
guest-changed-title = تغيّر النص
guest-changed = لم يعد النص الذي سُئلت عنه. اطلب من غرفة الأخبار رابطًا آخر.
guest-gone-title = لم يعد هذا الرابط يقود إلى شيء
guest-gone = استُعمل أو أُلغي أو انتهى، أو ذهب النص.
says-approved-by-guest = اعتُمد من الخارج: { $name }.
deed-invite-approval = أعدّ رابطًا لاعتماد من الخارج
deed-invite-reader = أعدّ رابطًا لقارئ من الخارج
deed-revoke-guest = ألغى رابطًا لشخص من الخارج

## البرامج
programs-title = برامج تعمل باسمك
programs-why = البرنامج الذي يحمل رمزا يفعل ما تأذن له به، باسمك: ما يكتبه كتبتَه أنت. ولا يجوز له أكثر مما يجوز لك.
programs-none = لا يوجد بعد.
programs-go = إلى البرامج
programs-new = إدخال برنامج
programs-make = إنشاء الرمز
programs-until = حتى { $date }،
programs-used = آخر استعمال { $date }
programs-unused = لم يُستعمل قط
programs-revoke = منعه من الدخول
programs-made = رمز «{ $label }»
programs-made-how = انسخه الآن: يُعرض هذه المرة وحدها ولا يُحفظ في أي مكان. يُدخل البرنامج حتى { $date }.
programs-document = ما تستطيعه البرامج
field-program = الغرض منه
hint-program = لتعرفه لاحقا: «إنذارات الطقس»، «أرشيف ٢٠٢٤».
field-scopes = ما يجوز له
field-days = المدة
days-7 = أسبوع
days-30 = شهر
days-90 = ثلاثة أشهر
days-365 = سنة
said-program-revoked = لم يعد البرنامج يدخل.
scope-read = القراءة
scope-read-does = يقرأ المسودات وما كان فيها
scope-write = الكتابة
scope-write-does = يبدأ ويكتب ويترجم ويرسل للاعتماد
scope-approve = الاعتماد
scope-approve-does = يعتمد ويعيد
scope-publish = النشر
scope-publish-does = ينشر ويجدول ويسحب ويعيد إلى النشر
scope-remove = الإزالة
scope-remove-does = يزيل بأمر، نهائيا
scope-media = الصور
scope-media-does = يأتي بالصور ويقول ما فيها
scope-settings = الإعدادات
scope-settings-does = يغير الإعدادات وخطافات الويب
scope-audit = السجل
scope-audit-does = يقرأ من فعل ماذا
deed-give-access = أدخل برنامجا
deed-revoke-access = منع برنامجا من الدخول
deed-add-hook = أنشأ خطاف ويب
deed-end-hook = أنهى خطاف ويب

## ما يُجاب به البرنامج
problem-unauthorized-title = يلزم رمز
problem-unauthorized = أرسل رمز البرنامج في الترويسة Authorization: Bearer.
problem-invalid-token-title = هذا الرمز لا يُدخل أحدا
problem-invalid-token = هو مجهول أو انتهى أو أُبطل.
problem-scope-title = الرمز لا يشمل هذا
problem-scope = يلزم النطاق «{ $scope }».
problem-forbidden-title = غير مسموح
problem-forbidden = أدوار صاحب هذا الرمز لا تشمله.
problem-not-found-title = لا شيء هنا
problem-not-found = لا شيء في هذا الموقع بهذا الاسم.
problem-gone-title = لم يعد منشورا
problem-gone = أُزيل النص أو حل غيره محله؛ وصفحته تقول أيهما.
problem-not-allowed-title = ليس بهذه الطريقة
problem-not-allowed = الترويسة Allow تقول أي الطرق متاحة.
problem-misdirected-title = ليس هذا الموقع
problem-misdirected = لا موقع لهذا الخادم بهذا الاسم.
problem-unreadable-title = تعذرت القراءة
problem-unreadable = ما أُرسل ليس JSON كاملا.
problem-media-type-title = أُرسل بصيغة أخرى
problem-media-type = تُرسل النصوص بصيغة application/json والملفات بصيغة application/octet-stream.
problem-too-large-title = أكثر مما يُقبل
problem-too-large = النص أربعة ميغابايت على الأكثر، والصورة ٤٠.
problem-too-slow-title = أبطأ مما يُنتظر
problem-too-slow = لم يصل في وقته. لم يحدث شيء.
problem-parameter-title = معامل لا يصلح
problem-parameter = لا معامل هنا بهذا الاسم، أو جاء مرتين، أو يأخذ غير هذا.
problem-invalid-title = شيء لا يصلح
problem-invalid = انظر ما الخطأ في أي حقل. لم يحدث شيء.
problem-stale-revision-title = تغير النص
problem-stale-revision = غيّره شخص بعد قراءة هذه المراجعة. اقرأه من جديد؛ لم يضع شيء.
problem-not-from-here-title = غير ممكن الآن
problem-not-from-here = النص في موضع آخر: ما يُعرض معه يقول ما هو ممكن.
problem-own-work-title = هذا عمل صاحبه
problem-own-work = صاحب هذا الرمز كتب جزءا منه: على شخص آخر أن يفعل.
problem-changed-since-approval-title = تغير بعد اعتماده
problem-changed-since-approval = ليس هذا هو النص الذي اعتُمد.
problem-in-the-past-title = مضى هذا الوقت
problem-in-the-past = اذكر وقتا لم يأت بعد.
problem-exists-title = هو موجود
problem-exists = يوجد واحد من هذا النوع.
problem-idempotency-key-title = هذا ليس اسما لنداء
problem-idempotency-key = في Idempotency-Key من حرف إلى ٢٠٠ حرف ASCII ظاهر، ويأتي مرة واحدة.
problem-idempotency-other-title = كان هذا الاسم لغيره
problem-idempotency-other = أُرسل نداء آخر بهذا الاسم في Idempotency-Key. خذ اسما جديدا.
problem-idempotency-running-title = هو قيد التنفيذ
problem-idempotency-running = بدأ نداء بهذا الاسم في Idempotency-Key ولم ينته. انظر ما صار إليه قبل أن ترسله باسم آخر.
problem-full-title = لا مكان
problem-full = قرص الخادم ممتلئ. لم يُحفظ شيء.
problem-busy-title = طلبات كثيرة معا
problem-busy = أرسله مرة أخرى بعد لحظة. لم يحدث شيء.
problem-failed-title = لم ينجح هذا
problem-failed = الخطأ من عندنا، وقد سُجل.
fault-identity = ليست هذه هوية من النوع المطلوب.
fault-timestamp = يلزم وقت مع فرقه عن التوقيت العالمي، مثل 2026-04-13T09:30:00+03:00.
fault-page-section = الصفحة لا تقع في قسم.
fault-change-first = لم يقرأ النص أحد بعد: لا تغيير يُخبر به.
fault-parts = ليس في النص جزء كهذا، أو لا يُزال وحده.
fault-address = ليس هذا عنوانا يمكن إخباره.
fault-address-plain = تُخبَر العناوين عبر https. وغيرها يسميه المشغّل أولا.
fault-hooks = عشرون عنوانا تُخبَر فعلا: أنهِ واحدا أولا.
fault-days = اختر واحدا.

## ما يقال عن النص
h-comments = تعليقات
comment-new = علّق على هذا النص
comment-go = أرسل التعليق
comment-about = عن:
comment-gone = عن فقرة لم تعد موجودة:
comment-whole = النص كله
comment-answer = رُدّ
comment-answer-go = أرسل الرد
comment-resolve = سُوّي الأمر
comment-reopen = افتحه من جديد
comment-resolved = سوّاه { $name }، { $date }
field-about = عن
field-comment = ما تريد قوله
field-answer = ردك
hint-comment = يقرؤه من يعمل على النصوص هنا، ولا أحد غيرهم.
said-commented = التعليق أسفل النص.
fault-comments = قيل عن هذا النص ما لا يتسع المكان لأكثر منه.
fault-comment-gone = لم يعد هذا الموضع موجودا. علّق على النص كله.
deed-comment = علّق
deed-resolve-comment = سوّى تعليقا
deed-reopen-comment = فتح تعليقا من جديد
comment-says = { $name }: { $text }
home-comments = عليها تعليقات

## كم يبقى النص
do-expire = أبقه حتى …
do-expire-does = يُسحب في هذا الوقت تلقائيا: يبقى مقروءا تحت الجملة التي تكتبها هنا. وإرسالها من جديد يضع وقتا آخر.
do-expire-go = أبقه حتى ذلك الوقت
do-unexpire = أبقه بلا نهاية
do-unexpire-does = لن ينتهي تلقائيا.
do-unexpire-go = أبقه بلا نهاية
field-reason-expire = ماذا يقال للقراء حينها؟
says-expires = يبقى حتى { $date }، ثم يقال للقراء: { $reason }
said-expire = يبقى حتى ذلك الوقت.
said-unexpire = يبقى بلا نهاية.
refusal-expired-title = يكون قد انتهى
refusal-expired = النص باق حتى وقت يسبق ذلك.
deed-set-expiry = وضع نهاية
deed-drop-expiry = ألغى نهاية
deed-expire = أنهى نصا في وقته
problem-expired-title = يكون قد انتهى
problem-expired = النص باق حتى وقت يسبق ذلك.

## من يقرأ النص قبل الجمهور
guest-embargo = يقرؤه تحت الحظر
guest-embargo-is = من لديه الرابط يقرأ ما هو مجدول، ومعه أنه له وحده حتى ذلك الوقت؛ وعندها يقود الرابط إلى الصفحة العامة
guest-waits-title = ليس الآن
guest-waits = غرفة الأخبار تعمل على هذا النص من جديد. جرّب الرابط لاحقا.
preview-staff = معاينة. لا يراها الجمهور.
preview-draft = مسودة، لـ{ $name } وحده. ليست منشورة.
preview-embargo = محظور النشر حتى { $date }. لـ{ $name } وحده: لا يُنشر ولا يُنقل قبل ذلك.
deed-invite-under-embargo = أذن بالقراءة تحت الحظر

## ما هو آت، وبأي لغات
desk-calendar = التقويم
desk-translations = الترجمات
calendar-title = التقويم
calendar-months = الأشهر
calendar-before = الشهر السابق
calendar-after = الشهر التالي
calendar-begins = يُنشر
calendar-ends = ينتهي
calendar-failed = لم يُنشر
calendar-none = لا شيء مقرر في هذا الشهر.
weekday-1 = الإثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
languages-title = الترجمات
languages-intro = كل نص مع نسخه: ما ينقص وما تأخر وما هو قيد العمل.
languages-none = لا نص بعد.
cell-missing = غير موجودة
cell-behind = متأخرة عن الأصل

## نصوص عدة معا
field-several = بما حُدد منها
several-tick = حدد
several-go = نفّذ
several-title = نصوص عدة
several-done = تم.
several-failed = لم ينجح مع هذا النص، وقد سُجل ذلك. انظر صفحته.
several-change = لدى القراء هذا النص: قل في صفحته ما نوع هذا التغيير.
several-none-title = لم يُحدد شيء
several-none = ارجع وحدد النصوص واختر ما يُفعل بها.
several-count =
    { $count ->
        [zero] لم يتم في أي منها.
        [one] تم في نص واحد.
        [two] تم في نصين.
        [few] تم في { $shown } نصوص.
        [many] تم في { $shown } نصا.
       *[other] تم في { $shown } نص.
    }

replacement-title = صورة أخرى مكانها
replacement-how = أضف الملف الجديد إلى الصور أولًا، ثم اختره هنا. النصوص التي تعرض الصورة السابقة تنبّه من يعمل عليها، وهناك تُستبدل. ويبقى المنشور كما اعتُمد حتى ذلك الحين، وبعده تقود العناوين السابقة إلى الصورة الجديدة.
h-old-picture = الصورة السابقة
h-new-picture = الصورة الجديدة
field-by = الصورة التي تأخذ مكانها
replacement-go = ضعها مكانها
replacement-none = لا توجد صورة أخرى.
media-replaced = أخذت صورة أخرى مكانها.
said-picture-replaced = أخذت الصورة الجديدة مكانها. هذه النصوص تعرض الصورة السابقة أو كانت تعرضها.
deed-replace-picture = وضع صورة مكان أخرى
doubt-newer-picture = أخذت صورة أخرى مكان هذه الصورة: اعرض الأحدث من صفحة النص، أو اخترها من جديد.
newer-pictures-go = عرض الصور الأحدث

boilerplate = عبارات ثابتة
boilerplate-title = العبارات الثابتة: { $edition }
boilerplate-how = ما يُقال مرة بعد مرة: من هي المؤسسة، وكيف تتصل بها الصحافة. يضع الكاتب نسخة منها في النص بضغطة واحدة، ويبقى المنشور كما كان إذا تغيّرت. تُكتب بصيغة Markdown: نجمتان قبل البارز ونجمتان بعده، وكلمات الرابط بين معقوفين وعنوانه بعدها بين قوسين، وسطر يبدأ بشرطة لكل بند من قائمة.
field-boilerplate-name = اسمها هنا
field-boilerplate-words = الكلمات
fault-boilerplate = في هذه الكلمات ما لا يقبله أي نص: صورة، أو رابط مرفوض، أو HTML.
fault-arranged-meanwhile = غيّر شخص آخر هذه القائمة في الأثناء. ما كتبته باقٍ هنا؛ انظر في ما تغيّر ثم احفظ من جديد.
deed-change-boilerplate = تغيير العبارات الثابتة
arranged-now = وهي الآن:

desk-topics = الموضوعات
topics-title = الموضوعات
topics-are = مَن تتحدث عنهم المؤسسة وما تتحدث عنه: أشخاص وأماكن وهيئات وأحداث وشؤون، لكلٍّ منها اسمه في كل لغة. يجد القارئ لكل موضوع صفحة وتغذية، ويجد البحثُ النصَّ بكل أسماء موضوعاته وصور كتابتها.
topics-none = لم يُفتح موضوع بعد. وخير ما تبدأ به اسم يتكرر في كثير من نصوصكم.
topics-none-fit = لا موضوع يوافق هذا الاختيار.
topics-more = موضوعات أخرى
topic-new = موضوع جديد
topic-items =
    { $count ->
        [0] بلا نصوص
        [one] نص واحد
        [two] نصّان
        [few] { $shown } نصوص
        [many] { $shown } نصًّا
       *[other] { $shown } نص
    }
topic-lacking = لا اسم له في:
topic-kind-person = شخص
topic-kind-place = مكان
topic-kind-organisation = هيئة
topic-kind-event = حدث
topic-kind-matter = شأن
field-topic-words = كلمات الاسم
field-topic-kind = النوع
field-topic-names = الأسماء
hint-topic-names = لا يرى قرّاء لغةٍ الموضوعَ إلا إذا كان له اسم فيها. والعنوان الذي عرفه القرّاء يبقى مؤديًا إلى هنا إذا تغيّر الاسم.
field-topic-name = الاسم في { $edition }
field-topic-note = جملة عنه في { $edition }
field-spellings = صور أخرى لكتابته
hint-spellings = واحدة في كل سطر، بأي لغة: المختصرات، والأسماء السابقة، والصور الأخرى لكتابة اسم أجنبي. لا يراها القارئ، ويعرفها البحث.
fault-topic-none = لا موضوع بهذا الاسم.
fault-topic-taken = لموضوع آخر هذا الاسم. فإن كانا واحدًا فاجمعهما.
fault-topic-used = في هذا الموضوع نصوص. اجمعه مع موضوع آخر، أو ارفعه عن النصوص أولًا.
fault-topic-nameless = سمِّ الموضوع في لغة واحدة على الأقل.
fault-topic-note = حيث كُتبت جملة عن الموضوع وجب أن يُكتب اسمه.
topic-merge = جمعه مع موضوع آخر
field-into = الموضوع الذي يبقى
hint-into = تنتقل كل نصوص هذا الموضوع إلى ذاك، وتؤدي عناوينه إليه، وتصير أسماؤه صورًا من كتابته. ولا رجوع عن ذلك.
topic-merge-go = اجمعهما
topic-drop = حذف هذا الموضوع
topic-drop-does = ليس فيه نصوص: لا يضيع إلا أسماؤه.
h-subjects = الموضوعات
subjects-proposed = مذكورة في النص:
subjects-none = ليس تحت أي موضوع.
subject-nameless = لا اسم له في هذه اللغة
field-named = موضوع آخر
hint-named = اسمه أو صورة من كتابته.
subjects-save = حفظ الموضوعات
said-filed = حُفظت الموضوعات.
said-topics-merged = صار الموضوعان واحدًا.
said-topic-dropped = حُذف الموضوع.
deed-file = تصنيف النص تحت موضوعات
deed-add-topic = فتح موضوع
deed-change-topic = تغيير موضوع
deed-merge-topics = جمع موضوعين في واحد
deed-drop-topic = حذف موضوع
fault-topic-twice = لهذه اللغة اسم من قبل.

dates-title = التواريخ
dates-how = التواريخ التي يذكرها هذا النص كما عُرفت. ما تؤكده يظهر في التسلسل الزمني لموضوعاته، ولا يظهر غيره. وما كان صحيحًا لا يحتاج إلى تغيير: احفظ مرة واحدة للكل.
dates-none = لم يُعرف في هذا النص تاريخ.
dates-look = النظر في التواريخ
dates-save = حفظ التواريخ
dates-all =
    { $count ->
        [zero] لا تواريخ
        [one] تاريخ واحد
        [two] تاريخان
        [few] { $shown } تواريخ
        [many] { $shown } تاريخًا
       *[other] { $shown } تاريخ
    }
dates-open =
    { $count ->
        [zero] أُكّدت كلها
        [one] واحد لم يؤكَّد بعد
        [two] اثنان لم يؤكَّدا بعد
        [few] { $shown } لم تؤكَّد بعد
        [many] { $shown } لم تؤكَّد بعد
       *[other] { $shown } لم تؤكَّد بعد
    }
date-open = لم يؤكَّد بعد
date-other = تاريخ آخر
date-none = ليس تاريخًا
field-date-other = أي تاريخ
hint-date-other = بكلمات من لغة النص («نيسان 2014»، «ثلاثينات القرن الماضي») أو بالأرقام: {"\u2066"}2014-04-09{"\u2069"} أو {"\u2066"}2014-04{"\u2069"} أو 2014 أو {"\u2066"}193X{"\u2069"} أو {"\u2066"}2009/2014{"\u2069"}.
fault-date = هذا التاريخ غير مفهوم. اكتب مثلًا {"\u2066"}2014-04-09{"\u2069"} أو {"\u2066"}2014-04{"\u2069"} أو 2014 أو {"\u2066"}2009/2014{"\u2069"}.
period-decade = عقد { $year }
period-century = القرن { $number }
deed-decide-dates = تأكيد تواريخ
field-person = كتبه
fault-date-gone = لم يعد النص يذكر هذا التاريخ.
