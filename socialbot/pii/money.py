"""The words of payments: sums, and what people say they did with theirs or what befell them."""

from __future__ import annotations

from socialbot.pii.pattern import words

# "üç buçuk bin", "yarım milyon": sums with a half, said.
HALVES = (
    r"(?:(?:[0-9]{1,3}|bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|yirmi) ?bucuk|yarim)"
    r" ?(?:bin|milyon|k)(?:l[iu]k|[iu]m|[iuea])?\b"
)
NUMBER = r"(?:[0-9]{1,3} ?(?:bin|milyon) )?[0-9](?:[0-9.,' ]{0,12}[0-9])?"
UNIT = (
    r"(?:bin|bn|milyon|milyar|k|mio)? ?(?:tl|try|lira|liramı|lirami|lirayi|liralik|kagit|kayme"
    r"|usdt|usd"
    r"|dolar|euros?|eur|avro|gbp"
    r"|sterlin|doll[ae]rs?|pounds?|quid|bucks|rupees?|inr|lakhs?|crores?|naira|dirhams?|aed"
    r"|riyals?|manat|zloty|ruble)"
)
AMOUNT = (
    rf"(?:[$] ?{NUMBER}k?|(?:eur|gbp|usd|inr|rs|ngn|aed|tl|try)[. ]{{0,2}}{NUMBER}k?"
    rf"|{NUMBER} ?{UNIT}|{NUMBER} ?[$]"
    rf"|[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})? ?(?:bin(?:lik|im|imi)?|bn|milyon|milyar|k|grand)\b"
    rf"|{HALVES})"
)
BARE = (
    r"[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]{2})?|[0-9]{1,6},[0-9]{2}|[0-9]{2,6}"
    r"|[0-9]{1,3} ?(?:bin|k)"
)
AT_ONCE = r"[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]{2})?|[1-9][0-9]{2,5}|[0-9]{1,3} ?(?:bin|k)"
FAR = r"[^0-9a-z]{1,4}(?:[a-z0-9]{1,18}[^0-9a-z]{1,4}){0,7}?"
NEAR = r"[^0-9a-z]{1,4}(?:[a-z0-9]{1,18}[^0-9a-z]{1,4}){0,4}?"

# The writer's own doing: a stem with an ending of the first person; never the future or a wish.
STEM = (
    r"(?:yat[iu]?r|ce?k|g[oe]?nde?r|yolla|at|ode|od|yukle|yukl|aktar|kaybed|kaybet|kazan|oyna|bas"
    r"|batir"
    r"|kaptir|kaptır|harca|gom|bayil|yedir|sok|dok|depozit et|depola|havale et|havale yap|eft yap"
    r"|eft at|transfer et|transfer yap|yatirim yap|yatirma yap|cekim yap|cekim ver|odeme yap"
    r"|alisveris yap|satin al|bahis yap|bahis al|kupon yap|kupon al|talep et|talebi ver"
    r"|talebi olustur|talebinde bulun|zarar et|kar et|dolandiril|soyul|eksiye dus|iceri gir"
    r"|biriktir|tuttur|eksil|carptir|dusur|gonderi|iade et|iade al|bagisla"
    r"|sifirla|erit|patlat)"
)
FIRST = (
    r"(?:[dt][iu][mk]|[dt][iu]yd[iu][mk]|m[iu]st[iu]?[mk]|m[iu]s[iu][mz]|m[iu]s[iu]z"
    r"|[dt][iu]g[iu]m(?:iz)?|[iu]?yo(?:r)?(?:d?u[mkz])|[dt]m|[ae]m[ae]d[iu][mk]"
    r"|[ae]m[iu]yo[a-z]{0,5}"
    r"|m[ae]m[ae] ragmen|m[ae]m[ae]|m[ae]d[ae]n once)"
)
DID = (
    rf"(?:{STEM}{FIRST}|cekim talebi|cekim talep|cekme talebi|odememe ragmen|gondermeme ragmen"
    r"|kaybim|zararim|borclandim|zarardayim|kardayim|eksideyim)"
)
TOOK = rf"(?:(?:al|ver|birak|cikar|vur|yak|kopar){FIRST})"
WAS_TAKEN = words(
    """cekildi, cekilmis, cekiliyor, cekmis, cektiniz, cekmissiniz, kesildi, kesilmis, kestiniz,
    kesmissiniz, dusuldu, dustu, dusmus, alindi, alinmis, aldiniz, almissiniz, gitti, gitmis,
    eksildi, eksilmis, eksik, silindi, silinmis, yatmadi, yatirilmadi, gecmedi, gelmedi,
    gelmemis, gelmis, geldi, yansimadi, yansimamis, yuklenmedi, islenmedi, iade edilmedi, iade
    edildi, yatti, yatmis, kayip, kayboldu, yok oldu, ucmus, uctu, buhar oldu, askida,
    bekliyor, beklemede, bloke, reddedildi, onaylanmadi, iptal edildi, iptal oldu, tahsil
    edildi, tahsil edilmis, odenmedi, verilmedi, aktarilmadi, tanimlanmadi, dusmedi, ulasmadi,
    cikti, cikmis, cikarildi, cikiyor, gomuldu, yandi, yatmiyor, gelmiyor, gorunmuyor,
    gorunuyordu, vardi,
    gozukmuyor, gecmiyor, cekiyorsunuz, cekiyosunuz, cekiyonuz, kesiyorsunuz, kesiyosunuz,
    kesiyonuz, geri verilmedi, yansimiyor, alinmis, almissiniz, dustunuz, faturalandi, faturalanmis,
    yazilmis, yansitilmis, faturaya yansit, faturama yansit, eksik yatti, duruyor,
    kaldi, kalmis, gozukuyor"""
)
RELATIVE = (
    r"(?:kizim|oglum|cocugum|esim|kocam|karim|babam|annem|abim|ablam|kardesim|yegenim|torunum)"
    r"[a-z]{0,4}"
)
THEY_DID = (
    r"(?:almis|yatirmis|harcamis|kaybetmis|oynamis|yuklemis|gondermis|cekmis|odemis|basmis|batirmis"
    r"|kaptirmis|gommus|aldi|yatirdi|harcadi|kaybetti|oynadi|yukledi|batirdi|kaptirdi|gomdu)"
)
STAKE = (
    r"(?:bahis|kupon|spin|bahsim|kuponum|kombine|cekim|yatirim|iade|odeme|havale|siparis|fatura"
    r"|cekilis bileti|acca|bet|stake|wager)"
)
MINE = words(
    """hesabim, hesabimdan, hesabima, hesabimda, hesabimdaki, hesabimin, kartim, kartimdan,
    kartima, kartimin, bakiyem, bakiyemden, bakiyeme, bakiyemde, param, parami, paramin,
    paramiz, faturam, faturama, faturami, borcum, iadem, iademi, kazancim, kazancimi, cekimim,
    cekimimi, cekim talebim, yatirimim, yatirimimi, odemem, odememi, depozitom, cuzdanim,
    cuzdanimdan, limitim, maasim, maasimdan, hattimdan, hattima, hesaptan, karttan, bana,
    benden, bizden, tarafima, adima, ikramiyem, kuponum, bahsim, havalem, eftm, eft'm, ustune,
    cuzdanimda, cuzdanima, kasamda, kuponumdan, bahsimden, bakiyemi,
    siparisim, siparisime"""
)
MY = (
    r"(?:my|our) (?:[a-z]{1,12} ){0,2}(?:withdrawal|deposit|payment|balance|refund|bill|invoice"
    r"|winnings"
    r"|bet|stake|transfer|transaction|order|payout|cashout|account|card|money|wallet|salary|wage"
    r"|charge|fee|loss|losses)s?"
)
I_DID = (
    r"(?:i|we|i've|i'd|i have|i had|we have|just|already|have) ?(?:just |already |also |have "
    r"|only |even |accidentally |successfully )?"
    r"(?:deposited|withdrew|withdrawn|paid|sent|transferred|transfered|lost|won|bet|staked"
    r"|wagered|loaded|topped up|spent|made a"
    r" (?:deposit|payment|transfer|withdrawal)|requested|cashed out|put|added|wired|blew"
    r"|got charged|been charged|was charged|were charged|am owed"
    r"|was billed|been billed|received|ordered|purchased|bought)"
)
TAKEN = (
    r"(?:was |were |has been |have been |got |is |been )?(?:taken|debited|charged|deducted"
    r"|withdrawn|missing|gone|stolen|billed|pending|stuck|not credited|never arrived"
    r"|hasn't arrived|has not arrived|disappeared|vanished|refunded)"
)
CHARGED = (
    r"(?:charged|charging|billed|took|taken|owe|owes|deducted|debited|stole|refund|refunded"
    r"|paid)(?: me| us| my [a-z]+| from me| from my [a-z]+)?"
)
BARE_DID = (
    r"(?:yati?r(?:di?m|mistim|digim|dik)|g[oe]?nde?r(?:di?m|mistim|digim)|ode(?:dim|mistim|digim)"
    r"|cekmissiniz|cekildi|cekilmis|cekim|ce?k(?:ti?m|mistim|tigim)|havale|eft yap|eft at"
    r"|yatirim yap"
    r"|kaybet(?:tim|misim|mistim|tigim)|kazan(?:dim|misim|mistim|digim)|batir(?:dim|misim|mistim)"
    r"|kaptir(?:dim|misim|mistim)|gom(?:dum|musum|mustum)|harca(?:dim|misim|mistim)"
    r"|kaybediyorum|kazaniyorum|oyna(?:dim|misim|mistim)|zarar ettim|icerdeyim|icerideyim)"
)
VERB_OF_BARE = (
    "yatir|yatr|ckt|gnd|gond|ode|cekmis|cekil|cekim|cekt|havale|eft |kaybe|kazan|batir|kaptir|gom"
    "|harca|oyna"
    "|zarar|icer|charged|billed|lost|won|down|up"
)
