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
moment = { $date }، { $time }

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
fault-roles = اختر واحدًا على الأقل.
fault-last-administrator = لن يبقى أحد يدير شؤون الأشخاص. اجعل شخصًا آخر مديرًا أولًا.

## نظرة عامة
home-title = نظرة عامة
home-steps = الخطوات الأولى
step-invite = ادعُ زميلًا
step-invite-does = للاعتماد معنى حين يأتي من شخص ثانٍ.
step-invite-go = دعوة
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
live-restored = أُعيد
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
