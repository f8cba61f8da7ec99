// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/cluster_contexts.h"

#include <QTreeWidget>

#include <vector>

namespace widgets {

/// The contexts of kubeconfigs, one a row; those that cannot be used are gray.
class ContextTable final : public QTreeWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContextTable)

public:
    explicit ContextTable(QWidget* parent = nullptr);

    void setContexts(const std::vector<models::ClusterContext>& contexts);
    /// Without chosen(); -1 for none.
    void setCurrentRow(int row);

Q_SIGNALS:
    void chosen(int row);

private:
    void addRow(const models::ClusterContext& context);
    void handleCurrentItem();
};

} // namespace widgets
