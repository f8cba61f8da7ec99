// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"
#include "deploy/models/states/absence.h"
#include "deploy/models/states/failure_state.h"
#include "deploy/widgets/theme/theme.h"

#include <QList>
#include <QPixmap>
#include <QString>
#include <QWidget>

class QBoxLayout;
class QPushButton;

namespace widgets {

class PlainLabel;

/// A way out of an empty state.
struct EmptyStateAction {
    enum class Action { TakeWayOut, ShowProblems, ClearFilter, DropPart };

    QString label;
    Action action = Action::ClearFilter;
    history::FilterPart part = history::FilterPart::text(); ///< of DropPart
    models::WayOut way = models::WayOut::Retry; ///< of TakeWayOut

    bool operator==(const EmptyStateAction&) const = default;
};

/// What stands in the place of what is missing: what is true, why, since when, what can be done.
struct EmptyMessage {
    QString icon; ///< of resources/icons
    QString title;
    QString text;
    QList<EmptyStateAction> actions; ///< the likeliest first
    theme::Tone tone = theme::Tone::Neutral; ///< of the icon; the words stay calm
    QString since = {}; ///< may change by the second; the actions stay what they are
    QString details = {}; ///< what CopyDetails copies
};

/// Of something that could not be read.
[[nodiscard]] EmptyMessage failureMessage(const models::FailureState& failure);
/// Of something that is not there, with a sign from resources/icons.
[[nodiscard]] EmptyMessage absenceMessage(const models::Absence& absence, const QString& icon);

/// What stands in the place of a table, a page or a panel that has nothing to show: why, and
/// buttons that lead out. Copying the details is done here.
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
    void setActions(const QList<EmptyStateAction>& actions);
    [[nodiscard]] QPushButton* newButton(const EmptyStateAction& action, QPushButton& before);
    void run(const EmptyStateAction& action);
    void updateAppearance();

    [[nodiscard]] QPixmap sign() const;

    QString m_iconName;
    theme::Tone m_tone = theme::Tone::Neutral;
    PlainLabel* m_icon;
    PlainLabel* m_title;
    PlainLabel* m_text;
    PlainLabel* m_since;
    QPushButton* m_first; ///< of the actions; hidden where there are none
    QBoxLayout* m_actions;
    QList<EmptyStateAction> m_offered;
    QString m_details;
};

} // namespace widgets
