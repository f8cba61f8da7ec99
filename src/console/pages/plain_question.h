// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <functional>
#include <vector>

class QWidget;

namespace console {

/// So much is opened at once without a question, and never more.
inline constexpr std::size_t maxAtOnce = 8;

/// Has the first of so many things opened. Where that is more than goes at once, the question is
/// asked first ("Open 40 sources?").
void openAtOnce(QWidget& parent, std::size_t count, const QString& question,
    const std::function<void(std::size_t first)>& open);

/// Asks before something that cannot be taken back: the function is called if that is confirmed, by
/// a button that is not the default. All texts are shown as they are.
void askBefore(QWidget& parent, const QString& title, const QString& question,
    const QString& confirmation, std::function<void()> act);
/// Something that can be done about what is told.
struct Choice {
    QString text;
    std::function<void()> act;
};
/// Says that something has failed, why, and what can be done; the default is to close it. One of a
/// name at a time: false if another one is being told.
[[nodiscard]] bool tellFailure(QWidget& parent, const QString& name, const QString& sentence,
    const QString& details, std::vector<Choice> choices);
/// Says that something has failed.
void tellFailure(QWidget& parent, const QString& title, const QString& sentence);

} // namespace console
