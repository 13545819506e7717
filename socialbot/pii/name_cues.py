"""What stands around names: who is meant, and which places are named after people."""

from __future__ import annotations

import re

from socialbot.pii.pattern import words

PLACE_AFTER = re.compile(
    r"^[ '’]{1,2}(?:pasa|veli|cad|cd|bulv|sok|sk|mah|mh|univ|lise|okul|ilkokul|ortaokul|ilko"
    r"|stad|hast"
    r"|devlet|park|kopr|havali|meydan|street|road|avenue|arena|kultur|spor|anadolu|fen|vakf"
    r"|cami|metro"
    r"|durag|kampus|apart|sitesi|plaza|avm|a\.s|ltd|holding|grand|cup|kupasi|square|lane|hotel|otel"
    r"|turizm|insaat|ticaret|lojistik|kargo|otomotiv|emlak|gida|tekstil|eczane|konser|film|dizi|kitab"
    r"|poster|fan page|fan|taklidi|maci|sergi|roman|siir|ilkogretim|halk|bilim|merkez|kutuphane"
    r"|tesis|nolu|aile|egitim|sehir|gecid|tunel|viyaduk|kavsa|sahne|salon|baraj|film|movie"
    r"|novel|books?|tickets|concert|tour|museum|library|centre|center|theatre|college|bridge|station"
    r"|academy|foundation|trust|clinic|express|bank|market|magaza|stadium|university|school|hospital|airport|limited|inc)"
)
PLACE_WITHIN = re.compile(
    r" (?:pasa|cad|mahalle|mah|sokak|sokag|bulvar|lise|univers|stad|hastane|park|meydan|house"
    r"|street|group|theat|company|saga"
    r"|kultur|merkez|turizm|vakfi|koleji|hotel|museum|school|college|hospital|foundation"
    r"|road|avenue|arena|koyu|belediye|kampanya|cekilis|turnuva|tatil|gunu|bayram|paket|album|song)"
)
CUE_BEFORE = re.compile(
    r"(?:^|[^a-z])"
    + words(
        """ben, adim, ismim, i am, i'm, im, this is, called, sayin, bay, bayan, mr, mrs, ms, miss,
        dr, av, avukatim, kuryeniz, kurye, kuryesi, calisaniniz, personeliniz, temsilciniz,
        temsilci,
        temsilcisi, esim, annem, babam, kardesim, oglum, kizim, arkadasim, abim, ablam, kuzenim,
        komsum, patronum, mudurum, nisanlim, sevgilim, kocam, karim, dayim, amcam, teyzem, halam,
        yegenim, torunum, dedem, ninem, eniste, enistem, yengem, kayinvalidem, kayinpederim,
        damadim,
        gelinim, ortagim, davet ettigim, hos geldin, hos geldiniz, hosgeldin, hosgeldiniz, merhaba,
        welcome, welcome back, hello, dear, hi, alici, gonderen, adina, adli, isimli, named, name,
        isim, hesap sahibi, kart sahibi, rep, agent, advisor, adviser, operator, manager, colleague,
        courier, driver, employee, husband, wife, mother, father, mum, mom, dad, son, daughter,
        brother, sister, cousin, uncle, aunt, nephew, niece, boyfriend, girlfriend, partner, fiance,
        fiancee, friend, mate, neighbour, neighbor, boss, landlord, flatmate, roommate, grandson,
        granddaughter, grandmother, grandfather, gran, nan, stepson, ex, solicitor, lawyer,
        regards, yours, sincerely, cheers, thanks, saygilar, saygilarimla, saygilarimizla,
        tesekkurler,
        sevgiler, hurmetler, imza, signed, yetkiliniz, mudurunuz, elemaniniz, gorevliniz,
        calisan, danismaniniz, uzmaniniz"""
    )
    + r"(?: olan| is| named| called| mr| mrs| ms| dr)?[ :,.\-\n'\"(!]{1,4}$"
)
CUE_AFTER = re.compile(
    r"^['\"” )]{0,2}[ ,]{1,2}(?:adli|isimli|adinda|isminde|denen|diye bir"
    r"|diye biri|yazip|yaziyor|adina|ustune"
    r"|uzerine|bey|hanim|named|hung up|told me|promised|isimli|adli|adiyla|ismiyle)"
    r"|^['’]s (?:phone|mobile|account|card|email|e-mail|number|laptop|wallet|house|flat|parcel)\b"
)
