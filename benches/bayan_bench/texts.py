"""Synthetic texts: Arabic and English, of the length that an institution's news have, the same in every run."""

import html
import json
import random

ARABIC = {
    "when": ["صباح الأحد", "مساء الثلاثاء", "في ختام اجتماعه الأسبوعي", "خلال جولة ميدانية", "في بيان صدر أمس", "بعد مشاورات مع الأهالي",
             "في إطار الخطة السنوية", "عقب لقاء مع ممثلي الأحياء", "مع بداية الموسم", "في اليوم الثاني من الزيارة"],
    "who": ["المجلس البلدي", "رئيس البلدية", "مدير دائرة المياه", "المكتب الإعلامي", "لجنة الميناء", "وفد وزارة الثقافة", "مهندسو الطرق",
            "مكتب خدمات المواطنين", "هيئة حماية البيئة", "اتحاد الصيادين"],
    "did": ["أعلن بدء أعمال ترميم", "استعرض مراحل تنفيذ", "وقّع اتفاقية لتطوير", "تفقّد سير العمل في", "أقرّ تمويلًا إضافيًا من أجل", "افتتح الجزء الأول من",
            "قدّم تقريرًا مفصلًا عن", "شدد على ضرورة الإسراع في", "ناقش مع الخبراء مستقبل", "دعا السكان إلى المشاركة في"],
    "what": ["الرصيف القديم", "شبكة المياه في الأحياء الشرقية", "المكتبة العامة", "سوق السمك", "طريق المنارة", "حديقة الشاطئ", "مدرسة الميناء",
             "محطة معالجة المياه", "برنامج التدريب المهني", "متحف الصيد البحري", "خط العبّارة الجديد"],
    "and": ["على أن ينتهي العمل خلال {n} شهرًا", "بكلفة تبلغ {n} ألف دينار", "ويستفيد منه أكثر من {n} أسرة", "وذلك على امتداد {n} مترًا من الواجهة البحرية",
            "بمشاركة {n} متطوعًا من أبناء المدينة", "بعد دراسة استغرقت {n} أسبوعًا", "وفق معايير السلامة المعمول بها", "مؤكدًا أن المواعيد المعلنة قائمة"],
    "more": ["وأوضح المتحدث أن الأولوية لسلامة المارة وأصحاب المحال.", "ولن تتأثر حركة السير إلا ليلًا.", "ويمكن الاستفسار لدى مكتب خدمات المواطنين في أوقات الدوام.",
             "وأشار الحاضرون إلى أهمية الحفاظ على الطابع المعماري للمدينة.", "وسيُنشر التقرير الكامل في نهاية الشهر.", "واختتم اللقاء بالإجابة عن أسئلة الصحفيين.",
             "ويأتي ذلك استكمالًا لما أُنجز في العام الماضي.", "وشكرت البلدية كل من أسهم في إنجاح العمل."],
    "heading": ["خلفية القرار", "مراحل التنفيذ", "ما يتغير على السكان", "الخطوات المقبلة"],
    "order": "{when} {did} {what} {who}، {and}.",
}  # fmt: skip

ENGLISH = {
    "when": ["On Sunday morning", "At its weekly meeting", "During a visit to the site", "In a statement issued yesterday", "After talks with residents",
             "Under the annual plan", "At the start of the season", "On the second day of the visit", "Earlier this month"],
    "who": ["the Municipal Council", "the Mayor", "the director of waterworks", "the Media Office", "the Harbour Committee", "a delegation of the ministry",
            "the road engineers", "the environmental authority", "the fishermen’s union"],
    "did": ["announced the restoration of", "reviewed the stages of work on", "signed an agreement to improve", "inspected progress at", "approved further funds for",
            "opened the first part of", "presented a detailed report on", "discussed with experts the future of", "asked residents to take part in"],
    "what": ["the Old Quay", "the eastern water network", "the public library", "the fish market", "Lighthouse Road", "the seaside garden", "the harbour school",
             "the treatment plant", "the training programme", "the museum of fishing", "the new ferry line"],
    "and": ["which is to be finished within {n} months", "at a cost of {n} thousand dinars", "to the benefit of more than {n} families",
            "along {n} metres of the waterfront", "with {n} volunteers from the town", "after a study of {n} weeks", "in line with the safety rules in force"],
    "more": ["The safety of pedestrians and shopkeepers comes first, the spokesman said.", "Traffic will be affected only at night.",
             "Questions are answered at the citizens’ office during opening hours.", "Those present stressed the character of the town’s architecture.",
             "The full report will be published at the end of the month.", "The meeting closed with questions from the press.",
             "This follows what was completed last year."],
    "heading": ["Background", "Stages of the work", "What changes for residents", "Next steps"],
    "order": "{when} {who} {did} {what}, {and}.",
}  # fmt: skip

WORDS = {"ar": ARABIC, "en": ENGLISH}


def sentence(words, chance):
    """One sentence."""
    if chance.random() < 0.3:
        return chance.choice(words["more"])
    parts = {key: chance.choice(words[key]) for key in ("when", "who", "did", "what", "and")}
    parts["and"] = parts["and"].format(n=chance.randrange(11, 990))
    return words["order"].format(**parts)


def headline(words, chance):
    """A headline."""
    return f"{chance.choice(words['who'])}: {chance.choice(words['did'])} {chance.choice(words['what'])}"


def paragraphs(edition, chance, size):
    """Paragraphs and headings, together about `size` bytes: pairs of "h" or "p" and the text."""
    words = WORDS[edition]
    parts, length = [], 0
    headings = chance.sample(words["heading"], len(words["heading"]))
    while length < size:
        if len(parts) in (2, 6, 10):
            parts.append(("h", headings.pop()))
        text = " ".join(sentence(words, chance) for _ in range(chance.randrange(2, 5)))
        parts.append(("p", text))
        length += len(text.encode())
    return parts


def item(number, edition, stated, mark=""):
    """An article as a line of JSON. `mark` stands at the end of the headline."""
    chance = random.Random(f"{edition}{number}")
    body = "\n\n".join(
        ("## " if kind == "h" else "") + text for kind, text in paragraphs(edition, chance, chance.randrange(2000, 3000))
    )
    words = WORDS[edition]
    return json.dumps(
        {
            "id": f"{edition}-{number}{mark}",
            "edition": edition,
            "section": "news",
            "stated": stated,
            "headline": f"{headline(words, chance)} {mark}".strip(),
            "standfirst": sentence(words, chance),
            "body": {"markdown": body},
        },
        ensure_ascii=False,
    )


def stated(number):
    """A day and hour between 2010 and 2024, later for a higher number."""
    minutes = number * 700  # 10,000 articles in 13 years
    day, minute = divmod(minutes, 24 * 60)
    month, day = divmod(day, 28)
    year, month = divmod(month, 12)
    return f"{2010 + year % 15}-{month + 1:02}-{day + 1:02}T{minute // 60:02}:{minute % 60:02}:00"


def write_lines(path, count):
    """A file of articles, two of three in Arabic."""
    with open(path, "w", encoding="utf-8") as lines:
        for number in range(count):
            edition = "en" if number % 3 == 2 else "ar"
            lines.write(item(number, edition, stated(number)) + "\n")


def write_short_lines(path, count):
    """A file of articles of a sentence each."""
    with open(path, "w", encoding="utf-8") as lines:
        for number in range(count):
            edition = "en" if number % 3 == 2 else "ar"
            chance, words = random.Random(f"short{number}"), WORDS[edition]
            text = {
                "id": f"{edition}-{number}", "edition": edition, "section": "news", "stated": stated(number),
                "headline": headline(words, chance), "body": {"text": sentence(words, chance)},
            }  # fmt: skip
            lines.write(json.dumps(text, ensure_ascii=False) + "\n")


NAVIGATION = ["الصفحة الأولى", "الأخبار", "البيانات", "نشاطات", "السياحة", "خدمات المواطنين", "معرض الصور", "روابط", "اتصل بنا", "خريطة الموقع"]

PAGE = """<html dir="rtl">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">
<title>{site} - {headline}</title>
<style type="text/css">
body {{ font-family: Tahoma, Arial; font-size: 12px; background-color: #EEEEEE }}
.title {{ font-weight: bold; color: #003366; font-size: 16px }} .text {{ line-height: 20px }} td.menu {{ background-color: #DDE6F0 }}
</style>
<script language="JavaScript">function sendPage() {{ window.open('send.php?id={number}','','width=400,height=300'); }}</script>
</head>
<body topmargin="0" leftmargin="0">
<table width="780" border="0" cellspacing="0" cellpadding="0" align="center">
<tr><td colspan="3"><img src="../images/header.jpg" width="780" height="120" alt="{site}"></td></tr>
<tr><td colspan="3" class="menu"><table width="100%"><tr>{top}</tr></table></td></tr>
<tr valign="top">
<td width="150" class="menu"><table width="100%" cellpadding="3">{side}</table></td>
<td width="480" bgcolor="#FFFFFF">
<table width="100%" cellpadding="8"><tr><td>
<font size="1"><a href="../index.htm">{home}</a> &gt; <a href="../news/index.htm">{section}</a></font><br><br>
<span class="title">{headline}</span><br>
<font color="#666666" size="1">{date}</font>
<hr size="1">
<img src="../images/news/{number}.jpg" width="200" align="left" hspace="6" alt="">
<div class="text" align="justify">{body}</div>
<br><a href="javascript:sendPage()">أرسل إلى صديق</a> | <a href="javascript:window.print()">طباعة</a> | <a href="javascript:history.back()">عودة</a>
</td></tr></table>
</td>
<td width="150" class="menu"><table width="100%" cellpadding="3"><tr><td><b>آخر الأخبار</b></td></tr>{latest}</table></td>
</tr>
<tr><td colspan="3" align="center"><font size="1">جميع الحقوق محفوظة &copy; {site} 2004 - 2012</font></td></tr>
</table>
</body>
</html>
"""


def write_mirror(folder, count):
    """A saved site of long ago: windows-1256, tables for layout, navigation around every text."""
    site = "بلدية رأس النوارس"
    top = "".join(f'<td><a href="../m{n}.htm">{name}</a></td>' for n, name in enumerate(NAVIGATION))
    for number in range(count):
        chance = random.Random(f"mirror{number}")
        year, rest = divmod(number, 200)
        month, day = rest // 17 + 1, rest % 17 + 1
        body = "".join(
            f"<b>{html.escape(text)}</b><br>\n" if kind == "h" else f"&nbsp;&nbsp;{html.escape(text)}<br><br>\n"
            for kind, text in paragraphs("ar", chance, chance.randrange(2000, 3000))
        )
        side = "".join(f'<tr><td><a href="../m{n}.htm">{name}</a></td></tr>\n' for n, name in enumerate(NAVIGATION * 2))
        latest = "".join(
            f'<tr><td><a href="n{chance.randrange(count):05}.htm">{headline(ARABIC, chance)}</a></td></tr>\n' for _ in range(8)
        )
        text = PAGE.format(
            site=site, headline=headline(ARABIC, chance), number=number, top=top, side=side, home=NAVIGATION[0],
            section=NAVIGATION[1], date=f"{day:02}/{month:02}/{2003 + year}", body=body, latest=latest,
        )  # fmt: skip
        place = folder / str(2003 + year)
        place.mkdir(parents=True, exist_ok=True)
        (place / f"n{number:05}.htm").write_bytes(text.encode("cp1256", errors="xmlcharrefreplace"))
