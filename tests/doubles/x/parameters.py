"""Which parameters each endpoint takes, in both of X's dialects: that of "tweets", and that of
"posts", which X's own SDK speaks."""

from __future__ import annotations

from collections.abc import Mapping

from tests.doubles.x.problems import invalid


def names(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


USER_FIELDS = names(
    "affiliation created_at description entities id is_identity_verified location "
    "name parody protected public_metrics receives_your_dm url username verified "
    "verified_type withheld"
)
POST_FIELDS = {
    "tweet.fields": names(
        "article attachments author_id conversation_id created_at display_text_range "
        "edit_controls edit_history_tweet_ids entities geo id in_reply_to_user_id lang "
        "note_tweet possibly_sensitive public_metrics referenced_tweets reply_settings "
        "source text withheld"
    ),
    "post.fields": names(
        "article attachments card_uri community_id conversation_id created_at "
        "display_text_range edit_controls entities geo id lang note_post "
        "possibly_sensitive public_metrics reply_settings source text withheld"
    ),
}
EXPANSIONS = {
    "tweet.fields": names(
        "attachments.media_keys author_id edit_history_tweet_ids "
        "entities.mentions.username in_reply_to_user_id referenced_tweets.id "
        "referenced_tweets.id.author_id"
    ),
    "post.fields": names(
        "attachments.media_keys author_id edit_history_post_ids "
        "entities.mentions.username in_reply_to_user_id referenced_posts"
    ),
}
EVENT_FIELDS = {
    "tweet.fields": names(
        "attachments created_at dm_conversation_id entities event_type id participant_ids "
        "referenced_tweets sender_id text"
    ),
    "post.fields": names("attachments created_at dm_conversation_id entities event_type id text"),
}
EVENT_EXPANSIONS = names("attachments.media_keys participant_ids sender_id")
EVENT_TYPES = names("MessageCreate ParticipantsJoin ParticipantsLeave")
DIALECTS = ("tweet.fields", "post.fields")


class Query:
    """The parameters of one request, checked: an unknown name or value is refused."""

    def __init__(self, given: Mapping[str, str], dialects: tuple[str, ...]) -> None:
        self._given = dict(given)
        self._taken: set[str] = set()
        spoken = [name for name in DIALECTS if name in given]
        for name in spoken:
            if name not in dialects:
                raise invalid(name, given[name], f"The query parameter [{name}] is not known")
        self.dialect = spoken[0] if spoken else dialects[-1]

    def listed(self, name: str, allowed: frozenset[str]) -> list[str]:
        """A comma-separated list."""
        self._taken.add(name)
        values = [value for value in self._given.get(name, "").split(",") if value]
        for value in values:
            if value not in allowed:
                message = f"The `{name}` query parameter value [{value}] is not one of {allowed}"
                raise invalid(name, value, message)
        return values

    def number(self, name: str, least: int, most: int, usual: int) -> int:
        """A number within bounds."""
        self._taken.add(name)
        value = self._given.get(name, str(usual))
        if not value.isdecimal() or not least <= int(value) <= most:
            raise invalid(name, value, f"The `{name}` query parameter value is not valid")
        return int(value)

    def text(self, name: str) -> str | None:
        """Any text, or None."""
        self._taken.add(name)
        return self._given.get(name)

    def end(self) -> None:
        """Refuse what nobody asked for."""
        for name, value in self._given.items():
            if name not in self._taken:
                raise invalid(name, value, f"The query parameter [{name}] is not known")
