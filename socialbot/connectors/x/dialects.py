"""The fields that are asked for, by the names of two versions of X's API. In the middle of 2026 its
description renamed "tweet" to "post", and made some fields expansions. Expanded users and posts are
charged for, so only authors of mentions are, whose label tells robots from people."""

from __future__ import annotations

Dialect = dict[str, dict[str, str]]


def _join(*names: str) -> str:
    return ",".join(names)


_EVENT = ("attachments", "created_at", "dm_conversation_id", "entities", "event_type", "id", "text")
_POST = ("attachments", "conversation_id", "created_at", "display_text_range", "entities")

TWEETS: Dialect = {
    "mentions": {
        "tweet.fields": _join(
            *_POST,
            "author_id",
            "edit_history_tweet_ids",
            "in_reply_to_user_id",
            "note_tweet",
            "referenced_tweets",
        ),
        "expansions": "author_id",
        "user.fields": "affiliation",
    },
    "own_posts": {"tweet.fields": "referenced_tweets"},
    "messages": {"dm_event.fields": _join(*_EVENT, "sender_id")},
}
POSTS: Dialect = {
    "mentions": {
        "post.fields": _join(*_POST, "note_post"),
        "expansions": _join("author_id", "edit_history_post_ids", "in_reply_to_user_id"),
    },
    "own_posts": {"post.fields": "id", "expansions": "referenced_posts"},
    "messages": {"dm_event.fields": _join(*_EVENT), "expansions": "sender_id"},
}
DIALECTS = (TWEETS, POSTS)
