// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace console {

/// So much is opened at once without a question, and never more.
inline constexpr qsizetype mostAtOnce = 8;

/// Opens what is named. Where that is more than goes at once, the question is asked first ("Open 40
/// sources?"), and at most the first ones are opened.
void openAtOnce(QWidget& parent, const QStringList& names, const QString& question,
    const std::function<void(const QStringList&)>& open);

} // namespace console
