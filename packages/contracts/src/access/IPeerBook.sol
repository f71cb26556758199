// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice The contracts that know each other, in the order in which they are deployed.
enum Peer {
    FacilityRegistry,
    FacilityLedger,
    EquipmentRegistry,
    ReservationManager,
    UsageMeter,
    CustodyLedger,
    CheckoutDesk,
    MaintenanceFund,
    SettlementDesk,
    RatingDesk,
    AmendmentDesk,
    WaitlistDesk,
    OverrideDesk
}

/// @title Deploys the peers and tells each of them the addresses of all others
/// @notice A peer's address follows from this book's address and the peer's position, so every peer can hold
/// the others as immutables although they refer to each other both ways. After the last peer nobody, the
/// deployer included, has any power here.
interface IPeerBook {
    /// @notice Emitted when `peer` has been deployed at `at`.
    event PeerDeployed(Peer indexed peer, address at);

    /// @notice Thrown when a peer is deployed out of its position.
    error PeerOutOfOrder(Peer peer, uint256 expected);
    /// @notice Thrown when anyone but the deployer of this book deploys a peer.
    error PeerNotDeployer(address caller, address deployer);
    /// @notice Thrown when a peer's creation code reverts or deploys nothing.
    error PeerCreationFailed(Peer peer);
    /// @notice Thrown by a peer when a function reserved to another peer is called by `caller`.
    error PeerUnauthorized(address caller);

    /// @notice Deploys the next peer.
    /// @dev Emits {PeerDeployed}. The creation code finds this book as its `msg.sender`.
    /// @param peer The position of the peer; must be the next one.
    /// @param creationCode Bytecode followed by the encoded constructor arguments.
    function deploy(Peer peer, bytes calldata creationCode) external returns (address at);

    /// @notice The address that `peer` has or will have.
    function addressOf(Peer peer) external view returns (address);

    /// @notice How many peers are deployed.
    function deployed() external view returns (uint256);
}
