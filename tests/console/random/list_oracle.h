// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk.h"
#include "plain_list.h"

#include <QStringList>

#include <map>
#include <optional>

namespace random_window {

/// What the engineer knows of a list: what he asked of it, and where he stands in it.
struct ListMind {
    std::optional<models::ListFilter> filter; ///< nullopt: what the list began with
    QStringList selected; ///< ids, in any order
    QString current; ///< the deployment on whose row the keys are
};
using ListMinds = std::map<QString, ListMind>; ///< by the address of the server

/// As the list stands now.
[[nodiscard]] ListMind mindOf(const console::ListController& list);
[[nodiscard]] Wish wishOf(const console::ListController& list, const ListMind& mind);
[[nodiscard]] Moment momentOf(const World& world, const ToldSource& source);

/// Holds a list to what its source has told and what the engineer has asked of it.
void expectList(
    const World& world, const Desk& desk, const console::ListController& list, ListMind& mind);

} // namespace random_window
