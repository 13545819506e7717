"""Special categories about the writer: health, belief, origin, union, conviction. Cue words only.

Source: the lists of KVKK art. 6(1) and GDPR art. 9(1) and 10.
Legal basis: the same. Distress and addiction are not here: they are responsible use.
"""

from __future__ import annotations

from socialbot.domain import EntityType
from socialbot.pii.pattern import GAP, LEFT_WORD, RIGHT_WORD, Pattern, words

_ILLNESS = words(
    """kanser, kanseri, losemi, lenfoma, diyabet, seker hastasi, seker hastaligi, epilepsi, sara
    hastasi, hiv, aids, hepatit, bipolar, sizofren, sizofreni, alzheimer, parkinson, ms
    hastasi, astim, koah, kalp krizi, kalp hastasi, kalp yetmezligi, bobrek yetmezligi, boberk
    hastasi, felc, otizm, otizmli, down sendromu, dehb, adhd, anksiyete bozuklugu, panik atak,
    obsesif, major depresyon, depresyon tedavisi, tuberkuloz, verem, siroz, talasemi,
    hemofili, tumor, kemoterapi, diyaliz, kemoterapim, lupus, crohn, cancer, leukemia,
    lymphoma, diabetes, diabetic, epilepsy, epileptic, schizophrenia, schizophrenic, multiple
    sclerosis, asthma, chemotherapy, chemo, dialysis, autism, autistic, depression, kidney
    failure, heart attack, heart condition, stroke, tumour"""
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

PATTERNS = (
    Pattern(
        "illness of the writer",
        EntityType.HEALTH,
        rf"{LEFT_WORD}(?P<v>{_ILLNESS})[a-z]{{0,4}}{GAP}"
        rf"(?:[a-z]{{1,12}}{GAP}){{0,2}}{_ILL}{RIGHT_WORD}",
        0.75,
        cue="hastasıyım",
        disguised=False,
        gate=LEFT_WORD + _ILLNESS,
        needs_digit=False,
    ),
    Pattern(
        "illness glued to I am",
        EntityType.HEALTH,
        rf"{LEFT_WORD}(?P<v>(?:kanser|diyabet|epilepsi|bipolar|sizofren|astim|hiv pozitif"
        rf"|otizmli|hamile|gebe|engelli|gorme engelli|isitme engelli|bedensel engelli)(?:li"
        rf"|hastasi)?(?:y?[iu]m|y?[iu]z))",
        0.8,
        cue="-im",
        disguised=False,
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
        disguised=False,
        gate=LEFT_WORD + _ILLNESS,
        needs_digit=False,
    ),
    Pattern(
        "medicine",
        EntityType.HEALTH,
        rf"{LEFT_WORD}(?P<v>(?:lityum|lithium|prozac|xanax|ritalin|concerta|zoloft|lustral"
        rf"|cipralex|insulin|metformin|antidepresan|antidepressants?|seroquel|risperdal|depakin"
        rf"|abilify|tegretol|coumadin)[a-z]{{0,3}})"
        rf"(?:[^0-9a-z]{{1,3}}[a-z0-9]{{1,12}}){{0,3}}[^0-9a-z]{{1,3}}(?:kullaniyor|kullaniyorum"
        rf"|aliyorum|iciyorum|recete|yaziyor|verdi|basladim)|"
        rf"{LEFT_WORD}(?:i take|i'm on|i am on|im on|taking|prescribed) (?:[a-z]{{1,10}} )?"
        rf"(?:lithium|prozac|xanax|ritalin|zoloft|insulin|metformin|antidepressants?)",
        0.75,
        cue="ilaç",
        disguised=False,
        gate="lityum|lithium|prozac|xanax|ritalin|concerta|zoloft|lustral|cipralex|insulin|metformin|antidep|seroquel|risperdal|depakin|abilify|tegretol|coumadin",
        needs_digit=False,
    ),
    Pattern(
        "belief, origin, orientation",
        EntityType.OTHER_SENSITIVE,
        rf"{LEFT_WORD}(?P<v>alevi|sunni|kurd|kurt kokenli|kurt asilli|ermeni|rum|yahudi|musevi"
        rf"|hristiyan|hiristiyan|ateist|deist|caferi|suryani|cerkes|roman|escinsel|gay|gey"
        rf"|lezbiyen|biseksuel|trans|transseksuel)(?:y?[iu]m|y?[iu]z| kokenliyim| asilliyim"
        rf"| bireyim| biriyim| oldugum){RIGHT_WORD}",
        0.75,
        cue="-im",
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "belief, origin, orientation in english",
        EntityType.OTHER_SENSITIVE,
        rf"{LEFT_WORD}(?:i am|i'm|im|as) (?:an? )?(?P<v>muslim|jewish|jew|christian|catholic"
        rf"|atheist|hindu|sikh|buddhist|alevi|kurdish|armenian|gay|lesbian|bisexual|transgender"
        rf"|trans|queer){RIGHT_WORD}",
        0.75,
        cue="i am",
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "union or conviction",
        EntityType.OTHER_SENSITIVE,
        rf"{LEFT_WORD}(?P<v>sabikam var|sabikaliyim|sabika kayd[a-z]{{1,6}} var|hukumluyum"
        rf"|eski hukumluyum|hukum giydim|cezaevinden (?:yeni )?ciktim|hapis yattim"
        rf"|hapisten ciktim|sendikaliyim|sendika uyesiyim|sendikasi(?:na)? uye(?:si)?yim"
        rf"|i have a criminal record|my criminal record|i was convicted|i was in prison"
        rf"|i am a union member|union member)",
        0.75,
        cue="sabıka",
        disguised=False,
        needs_digit=False,
    ),
)
