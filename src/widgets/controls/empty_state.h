// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"
#include "deploy/widgets/theme/theme.h"

#include <QList>
#include <QPixmap>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace widgets {

class PlainLabel;

/// A way out of an empty list.
struct EmptyStateAction {
    enum class Action { Retry, ShowProblems, ClearFilter, DropPart };

    QString label;
    Action action = Action::ClearFilter;
    history::FilterPart part = history::FilterPart::text(); ///< of DropPart
};

/// Why the list is empty, and what can be done.
struct EmptyMessage {
    QString icon; ///< of resources/icons
    QString title;
    QString text;
    QList<EmptyStateAction> actions; ///< the likeliest first
    theme::Tone tone = theme::Tone::Neutral; ///< of the icon; the words stay calm
};

/// What stands in the place of the table when it has no rows: why, and buttons that lead out.
class EmptyState final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setMessage(const EmptyMessage& message);

Q_SIGNALS:
    void actionTriggered(const widgets::EmptyStateAction& action);

protected:
    void changeEvent(QEvent* event) override;

private:
    void setupLayout();
    void updateAppearance();

    [[nodiscard]] QPixmap sign() const;

    QString m_iconName;
    theme::Tone m_tone = theme::Tone::Neutral;
    PlainLabel* m_icon;
    PlainLabel* m_title;
    PlainLabel* m_text;
    QVBoxLayout* m_actions;
};

} // namespace widgets
