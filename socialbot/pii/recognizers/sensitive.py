"""Special categories about the writer: health, belief, origin, union, conviction. Cue words only.

Source: the lists of KVKK art. 6(1) and GDPR art. 9(1) and 10.
Legal basis: the same. Distress and addiction are not here: they are responsible use.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.pii.pattern import GAP, LEFT_WORD, RIGHT_WORD, Pattern, words

_ILLNESS = words(
    """kanser, kanseri, losemi, lenfoma, diyabet, seker hastasi, seker hastaligi, epilepsi, sara
    hastasi, hiv, aids, hepatit, bipolar, sizofren, sizofreni, alzheimer, parkinson, ms
    hastasi, astim, koah, kalp krizi, kalp hastasi, kalp yetmezligi, bobrek yetmezligi, boberk
    hastasi, felc, otizm, otizmli, down sendromu, dehb, adhd, anksiyete bozuklugu, panik atak,
    obsesif, major depresyon, depresyon tedavisi, panik atag, colyak, alzaymir, alzeymir,
    tuberkuloz, verem, siroz, talasemi,
    hemofili, tumor, kemoterapi, diyaliz, kemoterapim, lupus, crohn, cancer, leukemia,
    lymphoma, diabetes, diabetic, epilepsy, epileptic, schizophrenia, schizophrenic, multiple
    sclerosis, asthma, chemotherapy, chemo, dialysis, autism, autistic, depression, kidney
    failure, heart attack, heart condition, stroke, tumour, depresyon, depresyonum, bipolarim,
    bipolar bozukluk, anksiyete, okb, ptsd, tssb, borderline, fibromiyalji, migren, hipertansiyon,
    tansiyon, tiroid, guatr, bel fitigi, romatizma, gut hastasi, sedef, vertigo, demans, ms, als,
    kolit,
    miyom, endometriozis, katarakt, glokom, retinopati, koroner, bypass, stent, anemi, prostat,
    alkolizm, sizoafektif, psikoz, narkolepsi, anoreksiya, bulimia, anorexia, bulimia, dementia,
    anxiety disorder, ocd, bipolar disorder, fibromyalgia, arthritis, migraine, migraines,
    psychosis,
    copd, crohn's, colitis, hepatitis, parkinson's, alzheimer's, endometriosis, glaucoma,
    lymphoedema,
    high blood pressure, cerebral palsy, muscular dystrophy, down's syndrome, dyslexia, coeliac"""
)
_MEDICINE = words(
    """lityum, lithium, prozac, xanax, ritalin, concerta, zoloft, lustral, cipralex, insulin,
    metformin, antidepresan, antidepressants, antidepressant, seroquel, risperdal, depakin, abilify,
    tegretol, coumadin, naltrexone, naltrekson, sertraline, sertralin, fluoxetine, fluoksetin,
    citalopram, escitalopram, paroxetine, paroksetin, venlafaxine, venlafaksin, mirtazapine,
    quetiapine, ketiapin, olanzapine, olanzapin, aripiprazole, diazepam, lorazepam, clonazepam,
    rivotril, alprazolam, valium, methadone, metadon, suboxone, buprenorphine, acamprosate,
    disulfiram, pramipexole, levodopa, gabapentin, pregabalin, lyrica, warfarin, statins, statin,
    levothyroxine, euthyrox, levotiron, ventolin, salbutamol, methotrexate, tamoxifen, propranolol,
    beta blockers, chemo, dialysis, oxycontin, tramadol, morphine, morfin, kortizon, prednisolone"""
)
_ILL = words(
    """hastasiyim, hastasiyiz, hastayim, teshisi, tanisi, tani, teshis, tedavisi, tedavi
    goruyorum, goruyorum, goruyor, gordu, oldum, gecirdim, ilaci, ilaclari, kullaniyorum,
    ameliyati, ameliyat oldum, atlattim, raporum, raporu, rahatsizligim, hastaligim,
    hastaligi, hastasi, var, basladi, aliyorum, yim, im"""
)
_ME = (
    r"(?:i have|i've got|i've|i had|i am|i'm|im|i was diagnosed with|diagnosed with|suffer from"
    r"|suffering from|treated for|treatment for|my|mother has|father has|son has|daughter has"
    r"|wife has|husband has|on medication for)"
)

# "Bu oyunun hastasıyım" is a fan; "treatment for customers" is service.
_FAN = re.compile(
    r".*[iu]n|fener.*|galata.*|gs|fb|bjk|besik.*|trabz.*|cimbom|onun|bunun|her|bir|ruh"
)
# "I have OCD about your logo" and "gave me a heart attack" are figures of speech.
_FIGURATIVE = re.compile(r"^ (?:about|when i see|when i saw|looking at|over your|waiting)")
_NO_ILLNESS = re.compile(
    r"(?:customers?|members?|players?|everyone|people|this|that|gambl.*|addict.*|years?"
    r"|months?|weeks?"
    r"|days?|which|what|your?|kids?|children|child|school|home|work|reading|gaming|sale"
    r"|drawing|babies"
    r"|dogs?|cats?|pets?|design|office|students?|adults?|men|women|seniors?|them|being"
    r"|staff|users?|clients?|loyal.*)"
)

PATTERNS = (
    Pattern(
        "illness of the writer",
        EntityType.HEALTH,
        rf"{LEFT_WORD}(?P<v>{_ILLNESS})[a-z]{{0,4}}{GAP}"
        rf"(?:[a-z]{{1,12}}{GAP}){{0,2}}{_ILL}{RIGHT_WORD}",
        0.75,
        cue="hastasıyım",
        check=lambda match: not re.search(r"var m[iu](?:$|[^a-z])", match.after[:40]),
        disguised=False,
        gate=LEFT_WORD + _ILLNESS,
        needs_digit=False,
    ),
    Pattern(
        "illness glued to I am",
        EntityType.HEALTH,
        rf"{LEFT_WORD}(?P<v>(?:kanser|diyabet|epilepsi|bipolar|sizofren|astim|hiv pozitif|hivli"
        rf"|otizmli|hamile|gebe|engelli|gorme engelli|isitme engelli|bedensel engelli)(?:li"
        rf"|hastasi)?(?:y?[iu]m|y?[iu]z))",
        0.8,
        cue="-im",
        check=lambda match: not re.search(r" m[iu]$", match.before.rstrip()),
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "operation or treatment of the writer",
        EntityType.HEALTH,
        rf"{LEFT_WORD}(?P<v>ameliyat (?:oldum|olacagim|olucam|gecirdim|oluyorum)|ameliyatliyim"
        r"|(?:by ?pass|inme) gecirdim|dusuk yaptim"
        r"|(?:bobrek|karaciger|kalp|ilik|kornea) nakli (?:oldu|bekli|gecir)[a-z]{1,8}"
        r"|(?:tekerlekli )?sandalye(?:deyim|ye mahkumum|ye bagliyim)"
        r"|tekerlekli sandalye(?: ile| kullan)[a-z]{0,8}|isitme cihazi (?:kullan|tak)[a-z]{2,10}"
        r"|amatem[' ]?(?:de|e|den) [a-z]{2,8}|sekerim var|(?:diyalize|kemoterapiye|psikiyatra"
        r"|psikiyatriste) (?:gir|gid)[a-z]{2,8})"
        rf"{RIGHT_WORD}",
        0.8,
        cue="ameliyat",
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "illness of a relative",
        EntityType.HEALTH,
        rf"{LEFT_WORD}(?:annem|babam|esim|oglum|kizim|kardesim|abim|ablam|dedem|cocugum|kocam"
        rf"|karim)"
        rf" (?:[a-z]{{1,10}} )?(?P<v>{_ILLNESS}){RIGHT_WORD}",
        0.75,
        cue="annem",
        check=lambda match: (
            not re.search(
                r"^[a-z]* (?:ed|ett?|hafta|gunu|vakf|dernek|farkind)|gecirecek", match.after[:40]
            )
        ),
        disguised=False,
        gate=LEFT_WORD + _ILLNESS,
        also=r"(?:annem|babam|esim|oglum|kizim|kardesim|abim|ablam|dedem|cocugum|kocam|karim) ",
        needs_digit=False,
    ),
    Pattern(
        "disability report",
        EntityType.HEALTH,
        rf"{LEFT_WORD}(?P<v>(?:%|yuzde) ?[0-9]{{2}} (?:engelli|ozurlu|malul)[a-z]{{0,10}}|"
        rf"(?:engelli|ozurlu|saglik kurulu) raporu[a-z]{{0,4}})",
        0.75,
        cue="engelli",
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "illness in english",
        EntityType.HEALTH,
        rf"{LEFT_WORD}{_ME} (?:[a-z]{{1,12}} ){{0,3}}(?P<v>{_ILLNESS}){RIGHT_WORD}",
        0.75,
        cue="i have",
        check=lambda match: not _FIGURATIVE.match(match.after),
        disguised=False,
        gate=LEFT_WORD + _ILLNESS,
        needs_digit=False,
    ),
    Pattern(
        "medicine",
        EntityType.HEALTH,
        rf"{LEFT_WORD}(?P<v>{_MEDICINE})[a-z]{{0,4}}{GAP}(?:[a-z0-9]{{1,12}}{GAP}){{0,3}}"
        rf"(?:kullan|aliyor|iciyo|icmek|recete|yaziyor|verdi|verildi|basladi|birakti|tedavi|dozu)|"
        rf"{LEFT_WORD}(?:i take|i'm on|i am on|im on|i was on|taking|prescribed|put me on"
        rf"|started me on"
        rf"|my|dose of|on) (?:[a-z0-9]{{1,10}} ){{0,2}}{_MEDICINE}(?:$|[^a-z])",
        0.75,
        cue="ilaç",
        disguised=False,
        gate=LEFT_WORD + _MEDICINE,
        needs_digit=False,
    ),
    Pattern(
        "ill with something",
        EntityType.HEALTH,
        rf"{LEFT_WORD}(?P<v>[a-z]{{2,18}}) hasta(?:si|ligi)(?:y[iu]m|y[iu]z|m|m[iu]z)",
        0.72,
        cue="hastasıyım",
        check=lambda match: not _FAN.fullmatch(match.value),
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "medicine for something",
        EntityType.HEALTH,
        rf"{LEFT_WORD}(?P<v>(?:[a-z]{{3,15}} )?ilac(?:i|lari|larim|larimi|im|imi)?) "
        rf"(?:[a-z]{{1,10}} )"
        rf"{{0,2}}(?:kullan[iu]yo|kullanmak|aliyor|iciyor|kullandigim|kullaniyordum|iciyo)",
        0.72,
        cue="ilaç",
        disguised=False,
        gate=LEFT_WORD + "(?:[a-z]{3,15} )?ilac",
        needs_digit=False,
    ),
    Pattern(
        "treated for something",
        EntityType.HEALTH,
        rf"{LEFT_WORD}(?:medication|medicine|meds|tablets|pills|treatment|treated|therapy) "
        rf"(?:for|because"
        rf" of) (?:my |the |a )?(?P<v>[a-z]{{4,20}})",
        0.72,
        cue="medication for",
        check=lambda match: not _NO_ILLNESS.fullmatch(match.value),
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "origin, said in two words",
        EntityType.OTHER_SENSITIVE,
        rf"{LEFT_WORD}(?P<v>[a-z]{{3,10}} (?:kokenli|asilli)y(?:im|iz)"
        rf"|escinsel (?:bir )?ciftiz){RIGHT_WORD}",
        0.75,
        cue="kökenliyim",
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "belief, origin, orientation",
        EntityType.OTHER_SENSITIVE,
        rf"{LEFT_WORD}(?P<v>alevi|sunni|musluman|kurt kokenli|kurt asilli|ermeni"
        rf"|yahudi|musevi"
        rf"|hristiyan|hiristiyan|ateist|deist|caferi|suryani|cerkes|escinsel|gay|gey"
        rf"|lezbiyen|biseksuel|trans|transseksuel|kurt'?|kurd'|arap'|arab')(?:y?[iu]m|y?[iu]z"
        rf"| bireyim| biriyim| oldugum| (?:bir )?aile(?:yiz|denim|sindenim)){RIGHT_WORD}",
        0.75,
        cue="-im",
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "origin that is also a word",  # "kurdum" is "I set it up" as well
        EntityType.OTHER_SENSITIVE,
        rf"{LEFT_WORD}(?P<v>(?:kurd|arap|cingene)"
        rf"(?:um|uz))(?: ve | ben| dedi|,|\.|$)",
        0.5,
        cue="-im",
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "belief, origin, orientation in english",
        EntityType.OTHER_SENSITIVE,
        rf"{LEFT_WORD}(?:i am|i'm|im|as|we are|we're|being|because we are)"
        rf" (?:an? |the )?(?:observant |practising |practicing |orthodox |devout |proud |born )?"
        rf"(?P<v>sunni|shia|quaker|roma|haredi|coptic|jain|rohingya|jehovah'?s witness|mormon|jews"
        rf"|lesbians|muslims|sikhs|catholics|kurd|kurds|armenians|muslim|jewish|jew|christian"
        rf"|catholic"
        rf"|atheist|hindu|sikh|buddhist|alevi|kurdish|armenian|gay|lesbian|bisexual|transgender"
        rf"|trans|queer){RIGHT_WORD}",
        0.75,
        cue="i am",
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "union, party or conviction, unmistakably",
        EntityType.OTHER_SENSITIVE,
        rf"{LEFT_WORD}(?P<v>eski (?:mahkum|hukumlu)(?:um|yum)|denetimliyim"
        r"|kesinlesmis (?:hukum|ceza)[a-z]{0,3} var|adli sicil kayd[iu]m|hukumlu oldugum"
        r"|tahliye oldum"
        r"|yil (?:hapis |iceride |icerde |cezaevinde |hapiste )?yattim"
        r"|(?:hirsizlik|dolandiricilik|uyusturucu|yaralama|gasp|cinayet)(?:tan|dan)"
        r" (?:ceza aldi|yatti)[mk]"
        r"|sendika (?:temsilcisi|uyesi|baskani)yim|(?:disk|kesk|hak-is|turk-is|memur-sen|egitim-sen"
        r"|egitim sen|birlesik metal)[a-z']{0,4} (?:uyesiyim|uyeyim)|turk metal[' ]?e uyeyim"
        r"|(?:chp|akp|mhp|hdp|dem parti|tip|iyi parti|zafer parti)['? ]?l[iu](?:yim| oldugum))"
        rf"{RIGHT_WORD}",
        0.87,
        cue="hükümlü",
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "union or conviction",
        EntityType.OTHER_SENSITIVE,
        rf"{LEFT_WORD}(?P<v>sabikam var|sabikaliyim|sabika kayd[a-z]{{1,6}} var|hukumluyum"
        rf"|eski hukumluyum|hukum giydim|cezaevinden (?:yeni )?ciktim|hapis yattim"
        rf"|hapisten ciktim|sendikaliyim|sendika uyesiyim|sendikasi(?:na)? uye(?:si)?yim"
        r"|cezaevinde (?:yattim|kaldim)|hapiste(?:ydim| yattim)|sabikam(?:dan| yuzunden)?"
        r"|sicilim bozuk"
        r"|(?:hirsizlik|dolandiricilik|uyusturucu|yaralama|gasp|cinayet)(?:tan|dan)?"
        r" (?:hukm[a-z]{1,6}|mahkumiyet[a-z]{0,4}|sabika[a-z]{0,4}|ceza(?:m|si) var)"
        r"|denetimli serbestli[a-z]{1,6}|sartli tahliye[a-z]{0,6}|spent conviction"
        r"|(?:my|a|have) (?:criminal record|spent convictions?|convictions?)"
        r"|i was (?:convicted|in prison|in jail|locked up)|on (?:probation|parole)|ex[ -]offender"
        r"|(?:did|served|done) (?:[a-z0-9-]{1,10} ){1,3}(?:inside|in prison|in jail|behind bars)"
        r"(?: for [a-z]{3,15})?|just out of (?:prison|jail)"
        rf"|i am a union member|union member|shop steward|union rep here|(?:unite|unison|gmb"
        rf"|rmt) member"
        rf"|(?:i did|did|served) time in|(?:chp|akp|mhp|iyi parti|dem parti|hdp|tip) uyesiyim"
        rf"|sendikaya uye oldu[a-z]{{1,4}})",
        0.75,
        cue="sabıka",
        disguised=False,
        needs_digit=False,
    ),
)
