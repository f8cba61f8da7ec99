// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/export_format.h"

#include <QDialog>

#include <memory>

namespace widgets {

namespace Ui {
class ExportDialog;
}

/// What to export and how, as chosen by the user.
struct ExportChoice {
    bool selectionOnly = false;
    history::ExportFormat format = history::ExportFormat::Csv;
    bool byteOrderMark = true; ///< Csv only
    bool raw = false; ///< Csv only: cells that a spreadsheet would run stay as they are

    bool operator==(const ExportChoice&) const = default;
};

/// Asks what to export: how many rows, in which format. Where to is asked afterwards; writing is
/// not the dialog's part.
class ExportDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    struct Rows {
        qsizetype shown = 0;
        qsizetype selected = 0;
    };

    /// Begins with an earlier choice; the selection is preset only where there is one.
    ExportDialog(Rows rows, const ExportChoice& preset, QWidget* parent = nullptr);
    ~ExportDialog() override;

    [[nodiscard]] ExportChoice choice() const;

private:
    void setupRows(Rows rows, bool selectionOnly);
    void setupFormat(const ExportChoice& preset);
    void updateForFormat();

    const std::unique_ptr<Ui::ExportDialog> m_ui;
};

/// A file name for an export of the source: "deployments-2025-02-15.csv". Letters, digits and a few
/// marks of the source's name are kept, whatever could harm in a file name is not.
[[nodiscard]] QString suggestedFileName(
    const QString& sourceName, const QString& day, history::ExportFormat format);

} // namespace widgets
