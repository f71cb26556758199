// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title A dollar that is worth nothing, for demonstration and test networks only
/// @notice The whole supply goes to the holders named at deployment; nothing can mint later. Refuses to exist on
/// Ethereum and Polygon, where a real dollar token is configured instead.
contract DemoDollar is ERC20, ERC20Permit {
    /// @notice Who holds how much from the start, token units.
    struct Holding {
        address holder;
        uint256 amount;
    }

    uint256 private constant _ETHEREUM = 1;
    uint256 private constant _POLYGON = 137;

    /// @notice Thrown when deployed on a network where money is real.
    error DemoDollarNotAllowed(uint256 chainId);

    constructor(Holding[] memory holdings) ERC20("Demonstration Dollar", "DEMO") ERC20Permit("Demonstration Dollar") {
        if (block.chainid == _ETHEREUM || block.chainid == _POLYGON) revert DemoDollarNotAllowed(block.chainid);
        for (uint256 i = 0; i < holdings.length; ++i) {
            _mint(holdings[i].holder, holdings[i].amount);
        }
    }

    /// @notice Six, as the dollar tokens in use have.
    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
