// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace widgets {

class CountChip;

/// The states that deployments are looked for by, side by side in a fixed order: all, running,
/// paused, failed, succeeded, and all others once there were any, so that they add up. A click
/// chooses one, a click with Ctrl adds it or takes it away.
class StatusChips final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusChips)

public:
    explicit StatusChips(QWidget* parent = nullptr);

    /// Statuses of history::statusOf().
    void setChosen(const QStringList& chosen);
    /// As history::facet() has them.
    void setCounts(const std::vector<history::FacetValue>& statuses);
    /// They are not known.
    void forgetCounts();
    /// Whether chips can say all of them.
    [[nodiscard]] static bool canSay(const QStringList& statuses);

Q_SIGNALS:
    /// By the user.
    void chosenChanged(const QStringList& chosen);
    /// One has come or gone.
    void widthChanged();

private:
    void add(const QString& name, const QString& label, const QString& meaning);
    [[nodiscard]] QStringList statusesOf(std::size_t place) const;
    void showOthers();
    void handleClick(std::size_t place);

    std::vector<CountChip*> m_chips;
    QStringList m_chosen;
    QStringList m_others; ///< that no other chip is for, and that there were once at least
};

} // namespace widgets
