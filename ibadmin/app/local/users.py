"""Answers about users (2.1)."""

from ibadmin.app.local import Answers
from ibadmin.app.users import (
    FindStaff,
    ListUsers,
    PendingUsers,
    SearchUsers,
    ShowMe,
    ShowUser,
    StaffFound,
    UserList,
    UserShown,
)
from ibadmin.rules.matrix import known_product, known_role
from ibadmin.store.view import ActorView


def _pending(view: ActorView, _question: PendingUsers) -> UserList:
    return UserList(view.organisations.matrix(), view.users.pending())


def _listed(view: ActorView, question: ListUsers) -> UserList:
    matrix = view.organisations.matrix()
    found = view.users.listed(
        organisation=view.organisations.coded(question.organisation).code if question.organisation else "",
        status=question.status,
        role=known_role(matrix, question.role) if question.role else "",
        product=known_product(matrix, question.product) if question.product else "",
    )
    return UserList(matrix, found)


def _searched(view: ActorView, question: SearchUsers) -> UserList:
    return UserList(view.organisations.matrix(), view.users.searched(question.text))


def _shown(view: ActorView, question: ShowUser) -> UserShown:
    return UserShown(view.users.one(question.name), view.organisations.matrix())


def _myself(view: ActorView, _question: ShowMe) -> UserShown:
    return UserShown(view.actor.user, view.organisations.matrix())


def _staff(view: ActorView, question: FindStaff) -> StaffFound:
    place = view.organisations.coded(question.organisation).code if question.organisation else ""
    caller = view.actor.user
    others = view.users.listed(organisation=place) if question.everybody else ()
    dormant = view.users.dormant(question.dormant_before, organisation=place)
    return StaffFound(
        place,
        caller,
        tuple(map(tuple, view.users.found(list(question.names)))),
        tuple(user for user in others if user.id != caller.id),
        tuple(user for user in dormant if user.id != caller.id),
    )


ANSWERS: Answers = {
    PendingUsers: _pending,
    ListUsers: _listed,
    SearchUsers: _searched,
    ShowUser: _shown,
    ShowMe: _myself,
    FindStaff: _staff,
}
