// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/theme/theme.h"

#include <QIcon>
#include <QWidget>

namespace widgets {

/// A word in a tinted, rounded field, with an icon where it has one: a status, a role, a freshness.
class Badge final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Badge)

public:
    explicit Badge(QWidget* parent = nullptr);

    void setState(const QString& text, theme::Tone tone, const QIcon& icon = {});
    [[nodiscard]] const QString& text() const { return m_text; }
    /// Where a longer text is cut off, though there may be room.
    void setWidest(int width);
    /// Another tone is news: it is announced.
    void setAnnounced(bool announced) { m_isAnnounced = announced; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int iconWidth() const;

    QString m_text;
    int m_widest = 420; ///< of the text
    theme::Tone m_tone = theme::Tone::Neutral;
    QIcon m_icon;
    bool m_isAnnounced = false;
};

} // namespace widgets
