// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/kubeconfig.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

namespace kubernetes {

/// Kubeconfigs in a folder of their own, and an environment that has nothing but what a test sets.
class KubeconfigFiles : public testing::Test {
protected:
    KubeconfigFiles()
    {
        std::string name = (std::filesystem::temp_directory_path() / "kubeconfig-XXXXXX").string();
        folder = ::mkdtemp(name.data());
        environment.variable = [this](const char* variable) {
            const auto found = variables.find(variable);
            return found == variables.end() ? std::string() : found->second;
        };
        environment.home = (folder / "home").string();
        environment.root = (folder / "root").string();
    }
    ~KubeconfigFiles() override { std::filesystem::remove_all(folder); }

    std::string write(const std::string& name, const std::string& text) const
    {
        const auto path = folder / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
        return path.string();
    }
    /// One context "ctx" with the members that are given.
    std::string writeOne(const std::string& cluster, const std::string& user) const
    {
        return write("one",
            "clusters: [{name: c, cluster: {" + cluster + "}}]\nusers: [{name: u, user: {" + user
                + "}}]\ncontexts: [{name: ctx, context: {cluster: c, user: u}}]\n");
    }
    [[nodiscard]] deployment::Expected<Kubeconfig> load(const std::string& file = {}) const
    {
        return Kubeconfig::load(file, environment);
    }
    [[nodiscard]] Kubeconfig loaded(const std::string& file = {}) const
    {
        auto config = load(file);
        EXPECT_TRUE(config) << config.error().message.toEnglish() << config.error().cause;
        return config ? *config : *load(write("empty", ""));
    }
    [[nodiscard]] deployment::Expected<ClusterAccess> accessOf(
        const std::string& cluster, const std::string& user) const
    {
        return loaded(writeOne(cluster, user)).accessOf("ctx");
    }
    /// What kubectl would say.
    [[nodiscard]] std::string refusal(const std::string& cluster, const std::string& user) const
    {
        const auto access = accessOf(cluster, user);
        return access ? "none" : access.error().cause;
    }

    std::filesystem::path folder;
    std::map<std::string, std::string> variables;
    Kubeconfig::Environment environment;
};

} // namespace kubernetes
