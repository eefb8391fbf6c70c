"""Under housekeeping/ of a hotel."""

from __future__ import annotations

from django.urls import path

from web.staff.housekeeping import blocks, views

urlpatterns = [
    path("", views.HousekeepingPage.as_view(), name="staff-page-housekeeping"),
    path("board/", views.HousekeepingBoard.as_view(), name="staff-page-housekeeping-board"),
    path(
        "rooms/<pk:room_id>/status/",
        views.StatusAction.as_view(),
        name="staff-page-housekeeping-status",
    ),
    path(
        "rooms/<pk:room_id>/note/", views.NoteAction.as_view(), name="staff-page-housekeeping-note"
    ),
    path("round/", views.RoundAction.as_view(), name="staff-page-housekeeping-round"),
    path("undo/", views.UndoAction.as_view(), name="staff-page-housekeeping-undo"),
    path("blocks/", blocks.BlocksPage.as_view(), name="staff-page-blocks"),
    path("blocks/new/", blocks.NewBlockPage.as_view(), name="staff-page-block-new"),
    path("blocks/create/", blocks.CreateBlock.as_view(), name="staff-page-block-create"),
    path("blocks/<pk:block_id>/", blocks.BlockPage.as_view(), name="staff-page-block"),
    path("blocks/<pk:block_id>/save/", blocks.ChangeBlock.as_view(), name="staff-page-block-save"),
    path(
        "blocks/<pk:block_id>/release/",
        blocks.ReleaseBlock.as_view(),
        name="staff-page-block-release",
    ),
]
