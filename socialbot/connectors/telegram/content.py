"""What a Telegram message carries: words, a medium, or only news about the chat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from socialbot.connectors.common.shapes import words

MEDIA = frozenset(
    {
        "animation",
        "audio",
        "checklist",
        "contact",
        "dice",
        "document",
        "game",
        "giveaway",
        "invoice",
        "location",
        "paid_media",
        "passport_data",
        "photo",
        "poll",
        "sticker",
        "story",
        "venue",
        "video",
        "video_note",
        "voice",
    }
)

NEWS = frozenset(
    {
        "boost_added",
        "channel_chat_created",
        "chat_background_set",
        "chat_owner_changed",
        "chat_owner_left",
        "chat_shared",
        "checklist_tasks_added",
        "checklist_tasks_done",
        "connected_website",
        "delete_chat_photo",
        "direct_message_price_changed",
        "forum_topic_closed",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "gift",
        "gift_upgrade_sent",
        "giveaway_completed",
        "giveaway_created",
        "giveaway_winners",
        "group_chat_created",
        "left_chat_member",
        "message_auto_delete_timer_changed",
        "migrate_from_chat_id",
        "migrate_to_chat_id",
        "new_chat_members",
        "new_chat_photo",
        "new_chat_title",
        "paid_message_price_changed",
        "pinned_message",
        "proximity_alert_triggered",
        "refunded_payment",
        "successful_payment",
        "suggested_post_approval_failed",
        "suggested_post_approved",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
        "supergroup_chat_created",
        "unique_gift",
        "users_shared",
        "video_chat_ended",
        "video_chat_participants_invited",
        "video_chat_scheduled",
        "video_chat_started",
        "web_app_data",
        "write_access_allowed",
    }
)
"""Telegram calls these service messages: nobody wrote them to us."""


def is_news(post: Mapping[str, Any]) -> bool:
    """Whether it tells of the chat (a member came, the group moved) instead of speaking to us."""
    return not NEWS.isdisjoint(post)


def text_of(post: Mapping[str, Any]) -> str:
    """The text, or the caption of a medium; raises Unreadable."""
    return words(post.get("text")) or words(post.get("caption"))


def count_media(post: Mapping[str, Any]) -> int:
    """1 where a medium comes along; an album is several messages with one each."""
    return 0 if MEDIA.isdisjoint(post) else 1
