// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_changes.h"

#include <QFrame>

class QCheckBox;
class QGridLayout;

namespace widgets {

class PlainLabel;

/// What has changed since the user started to decide (field, before, now), and a box to tick before
/// continuing.
class CommandChangesPanel final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandChangesPanel)

public:
    explicit CommandChangesPanel(QWidget* parent = nullptr);

    /// Shows the panel, the box not ticked.
    void ask(const QString& headline, const std::vector<models::PlanChange>& changes);
    /// Hides it: nothing has to be acknowledged.
    void dismiss();
    [[nodiscard]] bool isAcknowledged() const;

Q_SIGNALS:
    void acknowledgedChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateAppearance();
    void clearRows();
    void addRow(const models::PlanChange& change);
    void addText(const QString& text, int row, int column);

    PlainLabel* m_headline;
    QGridLayout* m_rows;
    QCheckBox* m_acknowledged;
    bool m_isAsking = false;
};

} // namespace widgets
