// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace widgets {

/// What was said last in a window, for who hears it: a screen reader says it when it appears, and
/// finds it here again. There is one in each window that has announced something; it is not seen.
class Announcement final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Announcement)

public:
    explicit Announcement(QWidget& window);

    void say(const QString& text);
};

/// Has a screen reader say what the eye is shown without being asked: how a command ended, that a
/// server is away. Nothing where no screen reader listens, where the widget is not seen, or for an
/// empty text.
void announce(QWidget& at, const QString& text);

/// Whether both say the same but for their numbers, such as seconds that pass: what need not be
/// said again.
[[nodiscard]] bool differsInNumbersOnly(const QString& one, const QString& other);

} // namespace widgets
