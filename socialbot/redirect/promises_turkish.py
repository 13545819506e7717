"""Turkish words that commit the brand, as patterns on folded words (see disguise.words)."""

from __future__ import annotations

from collections.abc import Mapping

_SURE = r"(?:kazan|garanti|kesin|emin|win|sure|safe|guarant)"
# What only the official channels do to a request, an account or a payment.
_PASSIVE = (
    r"(?:onaylan|reddedil|kabul edil|iade edil|iptal edil|aktif edil|aktiflestiril|tanimlan|yatiril"
    r"|cozul|kapatil|yapil|(?<!ekibe )(?<!ekibimize )gonderil|oden|tamamlan"
    r"|dogrulan|yuklen|sonuclan|gideril"
    r"|duzeltil|kaldiril|hallol|halledil|hallonul|hesab\w* (?:gec|acil|islen))"
)
_ACTIVE = (
    r"(?:onayladi|reddetti|kabul etti|iade etti|iptal etti|aktif etti|aktiflestirdi|tanimladi"
    r"|yatirdi|cozdu|kapatti|yapti|gonderdi|odedi|tamamladi|dogruladi|guncelledi|yukledi|giderdi"
    r"|duzeltti|kaldirdi|halletti|acti|sonuclandirdi)"
)
_COUNT = r"(?:bir ?kac|bir|iki|uc|dort|bes|on|\d+)"
_SPAN = r"(?:saat|dakika|gun|is gunu|hafta)"
_BY = (
    r"(?:aksama|yarina|sabaha|ogleye|haftaya"
    r"|(?:pazartesi|sali|carsamba|persembe|cuma|cumartesi|pazar)y[ae])"
)
_YOURS = r"(?:bilgi|hesab|kayd|adres|numara|limit|bakiye|talep|basvuru)\w*[iu]n(?:[iu]z)?\w*"
_OWED = r"(?:para|odeme|iade|bakiye|bonus|kazanc)\w*"
_MONEY = r"(?:para|odeme|iade|bakiye|bonus|kazanc|cekim)\w*"
_DAY = (
    r"(?:bugun|yarin|bu (?:aksam|gece|hafta|ay)|aksama?|haftaya|(?:gelecek|onumuzdeki) hafta"
    r"|pazartesi|sali|carsamba|persembe|cuma|cumartesi|pazar)(?: gunu?| sabah\w*| aksam\w*)?"
)
_SAFE_HANDS = r"(?:emin|guvenli) ellerde"
_AT_HAND = r"(?:elinizde|sizde|cebinizde|hesapta|hesabinizda)"
# What may be given or passed on about money: words, not money.
_WORDS = r"(?:bilgi|destek|yanit|cevap|hakkinda|konu|soru|ekib|birim|talep|taleb|yonlendir)"
_GIVING = r"(?:yap|ver|baslat|gonder|yatir|yollu|aktar|odu|onayl|karsil|taniml|yukl)"
_COURTEOUS = (
    r"(?:ederiz|isteriz|seviniriz|dileriz|bekleriz|oneririz|\w*biliriz|haberdariz|haziriz)\b"
)
_CASE = (
    r"(?:taleb|hesab|odeme|iade|basvuru|itiraz|bonus|sikayet|belge|kimli|limit|uyeli|dosya)"
    r"\w*n[iu]z\w*"
)
_TAKEN_IN = r"\w*(?:iletil|alin|kaydedil|yonlendiril|okun|ayril|aktaril|acilma)"
_GAME = r"(?:mac|takim|ev sahibi|deplasman|beraberli|oran|kupon|bahis|slot|rulet)\w*"

PROMISES: Mapping[str, tuple[str, ...]] = {
    "promise": (
        r"soz ?ver(?!m[ei]|em)",
        r"garanti(?!\w* (?:vere?m[ei]|edem[ei]|etm[ei]|degil|yok))",
        r"kesinlikle",
        r"mutlaka",
        r"(?:hic )?merak etmeyin",
        r"(?:sizi )?temin ed(?:er|iyor)",
        r"(?:icin(?:iz)? rahat|musterih) ol",
        r"(?:en kisa|kisa|en yakin) (?:surede|zamanda)",
        r"(?:hemen|derhal|bugun|yarin) (?:coz|hallet|halled|ilet|yatir|yatar|don|ode|gonder|yap)",
        r"(?:bugun|yarin) (?:\w+ ){0,2}(?:hesab|yatar|olur)",
        r"\d+ (?:saat|gun|dakika|is gunu) (?:icinde|sonra)",
        r"\w{2,}[ae]c[ae](?:gi[zm]|ktir|kti|kler)\b",
        r"\w{2,}[ae]c[ae]k(?:siniz|sin)?\b(?<!gerekecek)(?<!gelecek)(?<!icecek)(?<!yiyecek)(?<!bilecek)",
        r"\w{2,}[aeiu]?c[ae][zm]\b(?<!acaz)",
        r"(?:halled|iade ed|telafi ed)er(?:iz|im)\b",
        r"(?:cozer|yapar|oder|gonderir|yatirir|duzeltir|onaylar)(?:iz|im)\b",
        rf"(?:% ?100|100 ?%|yuzde yuz|100 percent) {_SURE}",
        r"size soz\b(?! ver(?:m[ei]|em))",
        r"emin olabilirsin|suphen?(?:iz)? olmasin",
        rf"{_COUNT} {_SPAN}(?: icinde| sonra|t?[dt][ae]\b)",
        r"(?:gun|bugun|hafta|ay|saat) icinde\b",
        rf"{_BY}(?: kadar)? (?:\w+ ){{0,3}}\w+[aeiu]r\b(?<![dt][iu]r)",
        r"en gec (?:yarin|bugun|aksam|\w+ kadar)",
        r"(?:biraz|az) sonra|birazdan",
        r"\d+ (?:saat|gun)e kalma",
        rf"{_OWED} (?:\w+ ){{0,3}}(?:yatar|gecer|gelir|odenir|iade edilir|gonderilir)\b",
        r"hesabin\w* (?:bugun|yarin|hemen) (?:\w+ )?acil|hesabin\w*a (?:gecer|yansir)\b",
        r"(?:zarar|kayb|magduriyet)\w* (?:\w+ )?(?:karsilan|gideril|telafi edil)(?:ir|iyor)\b",
        r"donus (?:yapilir|saglanir)\b|tarafiniza (?:\w+ )?(?:ulasilir|donulur)\b",
        rf"(?!{_COURTEOUS})\w{{2,}}[aeiu]r[iu]z\b",
        r"siz[ie] (?:\w+ )?(?:ara|don|ulas|yaz)(?:e|i|a)?(?:r|riz|rlar|iyor\w*)\b",
        rf"{_OWED} (?:\w+ ){{0,2}}(?:al(?:ir|acak|iyor)sin\w*|yuklenir|hesab\w*d[ae]\b)",
        rf"(?:gunune|sonuna|bitimine) kadar (?:\w+ ){{0,3}}{_OWED}",
        r"(?:gunune|sonuna|bitimine) kadar (?:\w+ ){0,3}\w+[aeiu]r(?:iz|im)?\b(?<![dt][iu]r)",
        r"(?:bugun|yarin|hafta\w*) (?:\w+ )?(?:ortadan kalkar|duzelir|biter)\b",
        rf"(?:bir ?kac|iki|uc) {_SPAN}[ey][ea]?\b",
        rf"{_MONEY} (?:\w+ ){{0,2}}(?:guvende|{_SAFE_HANDS}|yolda|kaybolmaz|{_AT_HAND})\b",
        rf"(?:{_MONEY}|hesab\w*) {_DAY}[.!]*\Z",
        rf"{_DAY} (?:\w+ )?{_AT_HAND}\b",
        r"(?<!dan )(?<!den )(?:emin|rahat) olun(?:uz)?\b",
        r"bize (?:guvenin|birakin)\w*|is\w* bizde\b|(?:tasa|endise|kaygi)lanmayin\w*",
        rf"{_MONEY} (?:\w+ ){{0,2}}geri (?:gelir|doner|verilir)\b",
        r"(?:kayb|zarar|magduriyet)\w* olma(?:z|yacak)\w*",
        r"hesab\w* (?:\w+ ){0,2}(?:tanimlan|yatiril|yuklen|aktaril)(?:ir|acak|iyor)\w*",
    ),
    "decision": (
        rf"{_PASSIVE}(?:m[ae])?(?:d[iu]|t[iu]|m[iu]s)",
        r"(?:para|odeme|iade|bakiye|bonus|kazanc)\w* (?:yatti|gecti|cikti|yollandi|aktarildi)",
        rf"{_ACTIVE}[km]\b",
        r"iade ediyor(?:uz|um)|(?:iade|odeme|talep|talebi)\w* onayli\b",
        r"(?:odeme|para|iade|bakiye|bonus)\w* (?:yapil|yatiril|gonderil|onaylan)(?:iyor|ir)\b",
        r"hak (?:kazan|ettiniz|ediyorsunuz)|hakkiniz var",
        r"tazmin",
        r"olum(?:lu|suz) (?:degerlendiril|sonuclan|karsilan)(?:di|mis)",
        r"askiya al(?:indi|inmis|dik)",
        r"hakli (?:bulun|goruldu)",
        r"(?:hata|kusur|suc) (?:bizde|bizim|bize ait|bizden)\b",
        r"limit\w* (?:yukseltil|artiril|dusurul|azaltil)(?:di|mis)",
        rf"{_YOURS} guncellen(?:di|mis)",
        rf"{_CASE} (?:\w+ ){{0,2}}(?!{_TAKEN_IN})\w+(?:[iu]l|[iu]n|an|en)(?:d[iu]|m[iu]s\w*)\b",
        r"(?:odul|bonus|hediye|cekilis)\w* (?:\w+ )?kazandin\w*|haksizsin\w*",
        rf"{_OWED} (?:\w+ ){{0,2}}(?:yat|gec|aktaril|yollan)m[iu]s\w*",
        r"(?:uygun|gecerli|yeterli) (?:gorul|bulun|sayil)\w*",
        r"iptal oldu",
        rf"(?:{_MONEY}|(?:tale[pb]|basvuru|itiraz)\w*) (?:(?:tamam|hazir)(?:dir)?|onayda|bitti)\b",
        r"onay(?:dan)? (?:aldi|gecti|cikti)",
        rf"{_MONEY} (?:(?!{_WORDS})\w+ ){{0,2}}{_GIVING}[iu]yor(?:uz|um)\b",
        r"(?:zarar|kayb|magduriyet)\w* (?:\w+ )?(?:karsili|gideri|telafi edi)yor(?:uz|um)\b",
        r"hesabiniz\w* (?:\w+ )?(?:aci|kapati|askiya ali)yor(?:uz|um)\b",
        rf"{_MONEY} (?:\w+ )?baslat(?:ti[km]|ild[iu])\b",
        r"(?:masraf|zarar|hediye|ikram|bonus)\w* bizden\b|olmus bilin|cozulmus bilin",
        r"hakk[iu]\w* (?:dustu|yandi)",
    ),
    "advice": (
        r"tavsiye ed(?!em)",
        r"oner(?:iriz|imiz|iyoruz|irim|im)\b",
        r"oyna(?:yin(?:iz)?|saniz\w*|sana|san|y?abilirsin\w*)?\b",
        r"(?:bahis|kupon|iddaa) (?:yap|oyna|al|yatir)(?:in(?:iz)?)?\b",
        r"(?:para yatirin|yatirim yapin)\b",
        r"(?:yatir|oyna|cek|bas|al|sat)m[ae]l[ia]sin\w*",
        r"\d'?[aeiuy]{1,2} (?:bas|yatir|ver|git)\b",
        r"bence (?:\S+ ){0,3}(?:bas|yatir|al|ver|sec|cek|dene)(?:in|iniz)?\b",
        r"kazanir(?:sin|siniz|iz)?\b|kazandirir|kaybetmezsin\w*|kaybetme ihtimali",
        r"(?:mac|kupon|bahis)\w* kesin\b|banko\b|tuyo\w*|kesin (?:mac|kupon|kazan|tutar|gelir)",
        r"tutar bu kupon|sansiniz yuksek",
        r"(?:oran|firsat|bonus|kampanya)\w* kacirma",
        r"sansin\w* dene",
        r"(?:tekrar|yeniden|simdi|hemen|daha|daha cok|daha fazla) (?:yatir|oyna)(?:y?in(?:iz)?)?\b",
        r"(?:cek|yatir|oyna)m[ae]n(?:iz)? (?:\w+ )?(?:iyi|dogru|mantikli|karli) olur",
        rf"{_GAME} (?:\w+ ){{0,2}}(?:bas|yatir|oyna|al|yap|sec)(?:y?in(?:iz)?|mali\w*)\b",
        r"(?:yap|oyna|yatir|cek)mali(?:sin\w*)?\b",
        r"kazandir(?:iyor|acak)|(?:kazancli|karli) cik",
        r"(?:oyna|bahis yap)m(?:a|ay)a devam edin",
        r"kasa\w* katla|beraberlik gelir|(?:daha|cok|biraz) yatir(?:ir)?san",
    ),
}
