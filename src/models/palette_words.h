// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <functional>

namespace models {

/// Calls for each name of the interface, in English, that people mean by other usual words, or by
/// the beginning of one: "larger text" for "zoom in", "roll back" for "revert" and 回滚.
void forNamesMeantBy(QStringView typed, const std::function<void(QStringView name)>& call);

} // namespace models
