// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/theme/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace widgets {

class PlainLabel;

/// A tinted band with a sentence and, where something can be done about it, a button. What it says
/// anew is announced.
class MessageBanner final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageBanner)

public:
    explicit MessageBanner(QWidget* parent = nullptr);

    /// An empty text hides the banner; an empty action hides its button.
    /// The last is said behind the text and may change by the second: nobody is told of it.
    void setState(const QString& text, theme::Tone tone, const QString& action = {},
        const QString& passing = {});
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateAppearance();

    QLabel* m_icon;
    PlainLabel* m_text;
    QPushButton* m_action;
    theme::Tone m_tone = theme::Tone::Neutral;
};

} // namespace widgets
