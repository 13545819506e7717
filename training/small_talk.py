"""What stands before and after the matter of a message."""

from __future__ import annotations

from training.values.slot import options

OPENINGS = {
    "tr": options("""
        merhaba|merhabalar|Merhaba,|selam|slm|iyi günler|İyi akşamlar|kolay gelsin
        @papatya|@papatya merhaba|hocam|arkadaşlar|ya|yaa|lütfen bakar mısınız|acil!!!
        pardon|sayın yetkili,|günaydın|alo|kardeşim|bakın|yeter artık|rezillik|şikayetim var,
    """),
    "en": options("""
        hi|Hello,|hey|hey guys|good morning|Hi there!|@papatya|@papatya hi|urgent!!|ok so
        please help|dear team,|guys|right,|listen|sorry to bother but|yo|evening|seriously|mate
    """),
}
CLOSINGS = {
    "tr": options("""
        teşekkürler|lütfen|acil|🙏|😡😡|!!!|...|iyi çalışmalar|cevap bekliyorum
        rica ederim bakın|yardımcı olur musunuz|tşk|kolay gelsin|😂|bekliyorum|lan|ayıp ya
    """),
    "en": options("""
        thanks|please|asap|🙏|😡|!!!|...|cheers|ta|waiting|ty|pls help|sort it out
        thx in advance|lol|any news?
    """),
}
