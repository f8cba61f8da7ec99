// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/workload.h"

#include <QAbstractItemModel>
#include <QWidget>

#include <string>
#include <vector>

class QTreeView;

namespace models {
class TimeContext;
class WorkloadModel;
} // namespace models

namespace widgets {

/// What a workload is made of, as a tree that is as high as its rows, up to some height. Ages tick
/// while it is seen. Rows are copied as they stand there.
class WorkloadTree final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkloadTree)
    /// Which rows are folded; invalid if none is.
    Q_PROPERTY(QVariant viewState READ viewState WRITE restoreViewState)

public:
    WorkloadTree(const models::TimeContext& time, const QString& name, QWidget* parent = nullptr);

    /// Merged into what is seen.
    void setNodes(const std::vector<deployment::WorkloadNode>& nodes);
    /// Pods have logs: a double click, Enter or the menu asks for one.
    void setLogsOffered(bool offered);
    [[nodiscard]] bool has(const std::string& name) const;
    /// Selects the row of that name, unfolds what is above it, and brings it into sight, with the
    /// keyboard on it.
    void showRow(const std::string& name);
    [[nodiscard]] QVariant viewState() const;
    /// Rows that come later are folded when they come.
    void restoreViewState(const QVariant& state);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void logRequested(const QString& pod);
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupView(const QString& name);
    void setupMenu();
    [[nodiscard]] QModelIndex find(const std::string& name, const QModelIndex& above = {}) const;
    [[nodiscard]] QString pathOf(const QModelIndex& row) const;
    void addFolded(const QModelIndex& above, QStringList& paths) const;
    void foldWanted(const QModelIndex& above);
    void scrollToCurrent();
    void fitHeight();
    void tick();
    void copySelected();
    void copyAll();
    void copy(const QModelIndexList& rows);
    void requestLog(const QModelIndex& index);

    const models::TimeContext& m_time;
    models::WorkloadModel* m_model;
    QTreeView* m_view;
    QAction* m_showLog = nullptr;
    bool m_areLogsOffered = false;
    QStringList m_wantedFolded; ///< their paths, of those that have not come yet
};

} // namespace widgets
