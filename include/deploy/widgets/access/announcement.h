// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimer>
#include <QWidget>

#include <vector>

namespace widgets {

/// What was said last in a window, for who hears it: a screen reader says it when it appears, and
/// finds it here again. There is one in each window that has announced something; it is not seen.
class Announcement final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Announcement)

public:
    explicit Announcement(QWidget& window);

    /// In a moment, and once: what the same source says until then takes its place, since a screen
    /// reader asks late for the words, and would say the last ones for each.
    void saySoon(const QObject& source, const QString& text);

private:
    struct Pending {
        const QObject* source; ///< its identity alone; it may be gone
        QString text;
    };

    void say();

    std::vector<Pending> m_pending; ///< in the order in which they came
    QTimer m_moment;
};

/// Has a screen reader say what the eye is shown without being asked: how a command ended, that a
/// server is away. Nothing where no screen reader listens, where the widget is not seen, or for an
/// empty text.
void announce(QWidget& at, const QString& text);

/// Whether both say the same but for their numbers, such as seconds that pass: what need not be
/// said again.
[[nodiscard]] bool differsInNumbersOnly(const QString& one, const QString& other);

} // namespace widgets
