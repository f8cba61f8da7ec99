// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/problem_list.h"
#include "deploy/widgets/controls/state_line.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <memory>
#include <utility>

class QAction;
class QPushButton;

namespace widgets {

namespace Ui {
class ListHeader;
}

class Badge;

/// The line above the list: what is shown, how fresh it is, and what can be done with it.
class ListHeader final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListHeader)

public:
    explicit ListHeader(QWidget* parent = nullptr);
    ~ListHeader() override;

    void setSourceName(const QString& name);
    void setFreshness(const StatusMessage& line);
    void setProblems(const deployment::ProblemTotals& totals);
    void setRefreshEnabled(bool enabled);
    void setExportEnabled(bool enabled);
    void setFilterEnabled(bool enabled);
    [[nodiscard]] bool isFilterShown() const;
    /// Its button shows how it stands.
    void setPreviewAction(QAction& action);
    /// As if the button had been pressed.
    void showFilter();

Q_SIGNALS:
    void filterToggled(bool shown);
    void refreshRequested();
    void exportRequested();
    void problemsRequested();
    void retryRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int setWords(bool areShown);
    void showWordsByRoom();
    void updateAppearance();

    const std::unique_ptr<Ui::ListHeader> m_ui;
    Badge* m_freshness;
    QString m_problems; ///< how many, and how many deployments could not be read
    QString m_problemCount; ///< the same where there is little room
    QList<std::pair<QPushButton*, QString>> m_words; ///< of buttons, which give way to the state
};

} // namespace widgets
